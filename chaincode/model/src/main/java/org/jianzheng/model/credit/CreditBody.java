/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record of credit. */
public sealed interface CreditBody extends RecordBody
        permits Behaviour,
                Proposal,
                Notice,
                Objection,
                Decision,
                Evaluation,
                Form,
                Closing,
                Exemption,
                BehaviourReferral,
                Acknowledgement,
                Repair,
                Grade,
                Merit,
                ScorePush {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static CreditBody of(ReadableRecord record) {
        return switch (record.type()) {
            case CREDIT_BEHAVIOUR -> Behaviour.fromJson(record.body());
            case CREDIT_PROPOSAL -> Proposal.fromJson(record.body());
            case CREDIT_NOTICE -> Notice.fromJson(record.body());
            case CREDIT_OBJECTION -> Objection.fromJson(record.body());
            case CREDIT_DECISION -> Decision.fromJson(record.body());
            case CREDIT_EVALUATION -> Evaluation.fromJson(record.body());
            case CREDIT_FORM -> Form.fromJson(record.body());
            case CREDIT_CLOSING -> Closing.fromJson(record.body());
            case CREDIT_EXEMPTION -> Exemption.fromJson(record.body());
            case CREDIT_REFERRAL -> BehaviourReferral.fromJson(record.body());
            case CREDIT_ACKNOWLEDGEMENT -> Acknowledgement.fromJson(record.body());
            case CREDIT_REPAIR -> Repair.fromJson(record.body());
            case CREDIT_GRADE -> Grade.fromJson(record.body());
            case CREDIT_MERIT -> Merit.fromJson(record.body());
            case CREDIT_PUSH -> ScorePush.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of credit");
        };
    }
}
