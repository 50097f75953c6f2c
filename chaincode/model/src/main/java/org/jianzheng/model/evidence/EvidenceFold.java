/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records of evidence do to heads. */
public final class EvidenceFold {
    private EvidenceFold() {}

    /**
     * The heads after an accepted record.
     *
     * @throws org.jianzheng.model.error.Refusal {@code REFERENCE_UNKNOWN} for the erasure of a file that is not registered, {@code
     *     CONTENT_WITHDRAWN} for a second one
     */
    public static List<HeadChange> apply(ReadableRecord record, EvidenceBody body, HeadReader heads) {
        return switch (body) {
            case FileRegistration file -> List.of(EvidenceHead.of(record, file).change());
            case CaptureStatement ignored -> List.of();
            case CustodyEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case Erasure erasure ->
                List.of(EvidenceHead.require(heads, erasure.evidence())
                        .erasedBy(record)
                        .change());
            case BatchRegistration ignored -> List.of();
        };
    }
}
