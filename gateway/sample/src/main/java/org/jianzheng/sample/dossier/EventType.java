/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The kinds of events of a dossier. */
public enum EventType {
    /** 立项: the project is registered. */
    PROJECT_REGISTERED("project.registered"),
    /** The project is approved. */
    PROJECT_APPROVED("project.approved"),
    /** The tenderer appoints an agency for the tender. */
    AGENCY_APPOINTED("agency.appointed"),
    /** The lot is registered. */
    LOT_REGISTERED("lot.registered"),
    /** Rooms are booked. */
    ROOMS_BOOKED("rooms.booked"),
    /** The centre assigns a witness. */
    WITNESS_ASSIGNED("witness.assigned"),
    /** The notice is published. */
    NOTICE_PUBLISHED("notice.published"),
    /** The notice is amended. */
    NOTICE_AMENDED("notice.amended"),
    /** A bidder commits to a bid. */
    BID_COMMITTED("bid.committed"),
    /** The witness opens a session. */
    SESSION_OPENED("session.opened"),
    /** The witness records one of the nine items. */
    WITNESS_ITEM("witness.item"),
    /** The bids are locked at the deadline. */
    BIDS_LOCKED("bids.locked"),
    /** 开标: the opening begins; recorded as the lot's stage. */
    OPENING_BEGUN("opening.begun"),
    /** A bid is revealed. */
    BID_REVEALED("bid.revealed"),
    /** A bid cannot be decrypted. */
    BID_NOT_DECRYPTED("bid.notDecrypted"),
    /** A bidder objects at the opening. */
    OBJECTION_RAISED("objection.raised"),
    /** The agency answers an objection. */
    OBJECTION_ANSWERED("objection.answered"),
    /** The opening record is signed. */
    OPENING_RECORD_SIGNED("opening.recordSigned"),
    /** The experts are drawn; recorded as an item of the stage, without the pool. */
    EXPERTS_DRAWN("experts.drawn"),
    /** An expert checks in. */
    EXPERT_CHECKED_IN("expert.checkedIn"),
    /** The witness records an incident. */
    INCIDENT_RECORDED("incident.recorded"),
    /** An incident is escalated. */
    INCIDENT_ESCALATED("incident.escalated"),
    /** The committee has scored. */
    EVALUATION_SCORED("evaluation.scored"),
    /** The committee reports. */
    EVALUATION_REPORTED("evaluation.reported"),
    /** The witness closes a session. */
    SESSION_CLOSED("session.closed"),
    /** The session's files are registered. */
    EVIDENCE_SEALED("evidence.sealed"),
    /** The candidates are published. */
    CANDIDATES_PUBLISHED("candidates.published"),
    /** Bad behaviour is referred to the competent department. */
    BEHAVIOUR_RECORDED("behaviour.recorded"),
    /** The award is decided. */
    AWARD_DECIDED("award.decided"),
    /** The award notice is issued. */
    AWARD_NOTICE_ISSUED("award.noticeIssued"),
    /** The witness issues the certificate. */
    CERTIFICATE_ISSUED("certificate.issued"),
    /** Evaluation forms are submitted; recorded as the evaluation of the lot, without the forms. */
    FORMS_SUBMITTED("forms.submitted"),
    /** The risk assessment is complete. */
    RISK_ASSESSMENT_COMPLETED("riskAssessment.completed"),
    /** The contract is signed. */
    CONTRACT_SIGNED("contract.signed"),
    /** Deposits are returned. */
    DEPOSITS_RETURNED("deposits.returned"),
    /** Performance is inspected. */
    PERFORMANCE_INSPECTED("performance.inspected"),
    /** A payment is made. */
    PAYMENT_MADE("payment.made"),
    /** The works are completed. */
    WORKS_COMPLETED("works.completed"),
    /** The works are accepted. */
    ACCEPTANCE_PASSED("acceptance.passed"),
    /** The dossier is archived; recorded as the lot's stage. */
    DOSSIER_ARCHIVED("dossier.archived");

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.wire, Function.identity()));

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /** The kind of this name; {@code UNKNOWN_TYPE} if there is none. */
    public static EventType named(String wire) {
        EventType type = BY_NAME.get(wire);
        if (type == null) {
            throw Refusal.of(ErrorCode.UNKNOWN_TYPE, "the dossier has an event of the unknown kind %s", wire);
        }
        return type;
    }

    /** The name in the dossier. */
    public String wire() {
        return wire;
    }
}
