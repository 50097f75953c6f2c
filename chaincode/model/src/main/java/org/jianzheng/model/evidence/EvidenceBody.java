/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The bodies of evidence. */
public sealed interface EvidenceBody extends RecordBody
        permits FileRegistration, CaptureStatement, CustodyEvent, AccessEvent, Erasure, BatchRegistration {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static EvidenceBody of(ReadableRecord record) {
        return switch (record.type()) {
            case EVIDENCE_FILE -> FileRegistration.fromJson(record.body());
            case EVIDENCE_CAPTURE -> CaptureStatement.fromJson(record.body());
            case EVIDENCE_CUSTODY -> CustodyEvent.fromJson(record.body());
            case EVIDENCE_ACCESS -> AccessEvent.fromJson(record.body());
            case EVIDENCE_ERASURE -> Erasure.fromJson(record.body());
            case EVIDENCE_BATCH -> BatchRegistration.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is no evidence");
        };
    }
}
