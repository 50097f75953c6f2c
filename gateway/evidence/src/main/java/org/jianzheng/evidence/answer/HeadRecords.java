/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.Map;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;

/** Under which key of the index all records stand of which a head is the fold. */
public final class HeadRecords {
    private static final Map<HeadKind, IndexName> INDEXES = Map.of(
            HeadKind.KEY, IndexName.REF,
            HeadKind.LOT, IndexName.LOT,
            HeadKind.WITNESS, IndexName.LOT,
            HeadKind.PROJECT, IndexName.LOT);

    private HeadRecords() {}

    /**
     * The key of the index.
     *
     * @throws Refusal {@code SCHEMA_INVALID} for heads whose records stand under no one key
     */
    public static IndexKey keyOf(HeadKey head) {
        IndexName index = INDEXES.get(head.kind());
        if (index == null) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "the records of a %s stand under no one key of the index; there are proofs for key, lot, witness and project",
                    head.kind().wireName());
        }
        return new IndexKey(index, head.id());
    }
}
