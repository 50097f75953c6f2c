/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;

/**
 * The first offence of a subject of a kind, of which only the tag tells.
 *
 * @param record the decision or the exemption that ended it
 */
public record OffenceHead(RecordRef record) {
    private static final String RECORD = "record";

    /** The first offence under a tag, if there was one. */
    public static Optional<OffenceHead> read(HeadReader heads, OffenceTag tag) {
        return heads.read(tag.key()).map(json -> new OffenceHead(RecordRef.parse(json.string(RECORD))));
    }

    /** Refuses ({@code NOT_FIRST_OFFENCE}) an offence that is not the first of its kind, whether punished or tolerated. */
    public static void requireFirst(HeadReader heads, OffenceTag tag) {
        read(heads, tag).ifPresent(first -> {
            throw Refusal.of(ErrorCode.NOT_FIRST_OFFENCE, "%s ended an offence of the same kind", first.record());
        });
    }

    HeadChange change(OffenceTag tag) {
        return new HeadChange(
                tag.key(), JsonObject.builder().put(RECORD, record.toString()).build());
    }
}
