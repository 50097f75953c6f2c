/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.ReadableRecord;

/** What records of evidence do to heads. */
public final class EvidenceFold {
    private EvidenceFold() {}

    /** The heads after an accepted record. */
    public static List<HeadChange> apply(ReadableRecord record, EvidenceBody body) {
        return switch (body) {
            case FileRegistration file -> List.of(EvidenceHead.of(record, file).change());
            case CaptureStatement ignored -> List.of();
            case CustodyEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case BatchRegistration ignored -> List.of();
        };
    }
}
