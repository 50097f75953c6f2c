/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record of casework. */
public sealed interface CaseworkBody extends RecordBody
        permits Filing,
                CaseAdmission,
                CaseTransfer,
                TransferAcknowledgement,
                Consultation,
                Examination,
                CaseAnswer,
                CaseClosing {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static CaseworkBody of(ReadableRecord record) {
        return switch (record.type()) {
            case CASEWORK_FILING -> Filing.fromJson(record.body());
            case CASEWORK_ADMISSION -> CaseAdmission.fromJson(record.body());
            case CASEWORK_TRANSFER -> CaseTransfer.fromJson(record.body());
            case CASEWORK_ACKNOWLEDGEMENT -> TransferAcknowledgement.fromJson(record.body());
            case CASEWORK_CONSULTATION -> Consultation.fromJson(record.body());
            case CASEWORK_EXAMINATION -> Examination.fromJson(record.body());
            case CASEWORK_ANSWER -> CaseAnswer.fromJson(record.body());
            case CASEWORK_CLOSING -> CaseClosing.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of casework");
        };
    }
}
