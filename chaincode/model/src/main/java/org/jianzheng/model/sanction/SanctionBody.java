/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record of sanctions. */
public sealed interface SanctionBody extends RecordBody
        permits Draft,
                HearingNotice,
                Statement,
                LegalReview,
                DecisionProposal,
                OfficerSignature,
                Ballot,
                Conclusion,
                Service,
                Publication,
                Push,
                Appeal,
                StayOrder,
                RevocationOrder,
                Repair,
                Relief,
                PastMeasure,
                PastSanction,
                Reinstatement,
                EligibilityAnswer {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static SanctionBody of(ReadableRecord record) {
        return switch (record.type()) {
            case SANCTION_DRAFT -> Draft.fromJson(record.body());
            case SANCTION_NOTICE -> HearingNotice.fromJson(record.body());
            case SANCTION_STATEMENT -> Statement.fromJson(record.body());
            case SANCTION_REVIEW -> LegalReview.fromJson(record.body());
            case SANCTION_PROPOSAL -> DecisionProposal.fromJson(record.body());
            case SANCTION_OFFICER -> OfficerSignature.fromJson(record.body());
            case SANCTION_BALLOT -> Ballot.fromJson(record.body());
            case SANCTION_CONCLUSION -> Conclusion.fromJson(record.body());
            case SANCTION_SERVICE -> Service.fromJson(record.body());
            case SANCTION_PUBLICATION -> Publication.fromJson(record.body());
            case SANCTION_PUSH -> Push.fromJson(record.body());
            case SANCTION_APPEAL -> Appeal.fromJson(record.body());
            case SANCTION_STAY -> StayOrder.fromJson(record.body());
            case SANCTION_REVOCATION -> RevocationOrder.fromJson(record.body());
            case SANCTION_REPAIR -> Repair.fromJson(record.body());
            case SANCTION_RELIEF -> Relief.fromJson(record.body());
            case SANCTION_MEASURE -> PastMeasure.fromJson(record.body());
            case SANCTION_HISTORY -> PastSanction.fromJson(record.body());
            case SANCTION_REINSTATEMENT -> Reinstatement.fromJson(record.body());
            case SANCTION_ELIGIBILITY -> EligibilityAnswer.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is no record of sanctions");
        };
    }
}
