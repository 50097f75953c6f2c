/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import static org.jianzheng.model.record.RecordType.ALERT_CONCLUSION;
import static org.jianzheng.model.record.RecordType.ALERT_INVESTIGATION;
import static org.jianzheng.model.record.RecordType.ALERT_RAISING;
import static org.jianzheng.model.record.RecordType.BID_BATCH;
import static org.jianzheng.model.record.RecordType.BID_COLLISION;
import static org.jianzheng.model.record.RecordType.BID_CONCLUSION;
import static org.jianzheng.model.record.RecordType.BID_DEPOSIT;
import static org.jianzheng.model.record.RecordType.BID_DISCLOSURE;
import static org.jianzheng.model.record.RecordType.BID_EXTENSION;
import static org.jianzheng.model.record.RecordType.BID_OPENING;
import static org.jianzheng.model.record.RecordType.BID_REVEAL;
import static org.jianzheng.model.record.RecordType.BID_UNDECRYPTED;
import static org.jianzheng.model.record.RecordType.BID_WINDOW;
import static org.jianzheng.model.record.RecordType.CASEWORK_ACKNOWLEDGEMENT;
import static org.jianzheng.model.record.RecordType.CASEWORK_ADMISSION;
import static org.jianzheng.model.record.RecordType.CASEWORK_ANSWER;
import static org.jianzheng.model.record.RecordType.CASEWORK_CLOSING;
import static org.jianzheng.model.record.RecordType.CASEWORK_CONSULTATION;
import static org.jianzheng.model.record.RecordType.CASEWORK_EXAMINATION;
import static org.jianzheng.model.record.RecordType.CASEWORK_FILING;
import static org.jianzheng.model.record.RecordType.CASEWORK_TRANSFER;
import static org.jianzheng.model.record.RecordType.CHECKPOINT_ANCHOR;
import static org.jianzheng.model.record.RecordType.CHECKPOINT_FORK;
import static org.jianzheng.model.record.RecordType.CHECKPOINT_POLICY;
import static org.jianzheng.model.record.RecordType.CHECKPOINT_RESOLVE;
import static org.jianzheng.model.record.RecordType.CREDIT_ACKNOWLEDGEMENT;
import static org.jianzheng.model.record.RecordType.CREDIT_BEHAVIOUR;
import static org.jianzheng.model.record.RecordType.CREDIT_CLOSING;
import static org.jianzheng.model.record.RecordType.CREDIT_DECISION;
import static org.jianzheng.model.record.RecordType.CREDIT_EVALUATION;
import static org.jianzheng.model.record.RecordType.CREDIT_EXEMPTION;
import static org.jianzheng.model.record.RecordType.CREDIT_FORM;
import static org.jianzheng.model.record.RecordType.CREDIT_GRADE;
import static org.jianzheng.model.record.RecordType.CREDIT_MERIT;
import static org.jianzheng.model.record.RecordType.CREDIT_NOTICE;
import static org.jianzheng.model.record.RecordType.CREDIT_OBJECTION;
import static org.jianzheng.model.record.RecordType.CREDIT_PROPOSAL;
import static org.jianzheng.model.record.RecordType.CREDIT_PUSH;
import static org.jianzheng.model.record.RecordType.CREDIT_REFERRAL;
import static org.jianzheng.model.record.RecordType.CREDIT_REPAIR;
import static org.jianzheng.model.record.RecordType.DOSSIER_CLOSING;
import static org.jianzheng.model.record.RecordType.DOSSIER_COMPLETION;
import static org.jianzheng.model.record.RecordType.DOSSIER_DEFERRAL;
import static org.jianzheng.model.record.RecordType.DOSSIER_EVENT;
import static org.jianzheng.model.record.RecordType.DOSSIER_HISTORY;
import static org.jianzheng.model.record.RecordType.DOSSIER_LOT;
import static org.jianzheng.model.record.RecordType.DOSSIER_PROJECT;
import static org.jianzheng.model.record.RecordType.DOSSIER_STAGE;
import static org.jianzheng.model.record.RecordType.DOSSIER_STATUS;
import static org.jianzheng.model.record.RecordType.DOSSIER_TENDER;
import static org.jianzheng.model.record.RecordType.EVIDENCE_ACCESS;
import static org.jianzheng.model.record.RecordType.EVIDENCE_BATCH;
import static org.jianzheng.model.record.RecordType.EVIDENCE_CAPTURE;
import static org.jianzheng.model.record.RecordType.EVIDENCE_CUSTODY;
import static org.jianzheng.model.record.RecordType.EVIDENCE_ERASURE;
import static org.jianzheng.model.record.RecordType.EVIDENCE_FILE;
import static org.jianzheng.model.record.RecordType.INSPECTION_DRAW;
import static org.jianzheng.model.record.RecordType.INSPECTION_PLAN;
import static org.jianzheng.model.record.RecordType.INSPECTION_REPORT;
import static org.jianzheng.model.record.RecordType.LIST_ACCESS;
import static org.jianzheng.model.record.RecordType.LIST_DEFINITION;
import static org.jianzheng.model.record.RecordType.LIST_DELTA;
import static org.jianzheng.model.record.RecordType.LIST_PUSH;
import static org.jianzheng.model.record.RecordType.RECORD_OPENING;
import static org.jianzheng.model.record.RecordType.REGISTRY_CATALOGUE;
import static org.jianzheng.model.record.RecordType.REGISTRY_DEPARTMENT;
import static org.jianzheng.model.record.RecordType.REGISTRY_KEY;
import static org.jianzheng.model.record.RecordType.REGISTRY_MEMBERSHIP;
import static org.jianzheng.model.record.RecordType.REGISTRY_ORGANISATION;
import static org.jianzheng.model.record.RecordType.REGISTRY_POLICY;
import static org.jianzheng.model.record.RecordType.REGISTRY_POOL;
import static org.jianzheng.model.record.RecordType.REGISTRY_QUALIFICATION;
import static org.jianzheng.model.record.RecordType.REGISTRY_REVOCATION;
import static org.jianzheng.model.record.RecordType.REGISTRY_SUBJECT;
import static org.jianzheng.model.record.RecordType.SANCTION_APPEAL;
import static org.jianzheng.model.record.RecordType.SANCTION_BALLOT;
import static org.jianzheng.model.record.RecordType.SANCTION_CONCLUSION;
import static org.jianzheng.model.record.RecordType.SANCTION_DRAFT;
import static org.jianzheng.model.record.RecordType.SANCTION_ELIGIBILITY;
import static org.jianzheng.model.record.RecordType.SANCTION_HISTORY;
import static org.jianzheng.model.record.RecordType.SANCTION_MEASURE;
import static org.jianzheng.model.record.RecordType.SANCTION_NOTICE;
import static org.jianzheng.model.record.RecordType.SANCTION_OFFICER;
import static org.jianzheng.model.record.RecordType.SANCTION_PROPOSAL;
import static org.jianzheng.model.record.RecordType.SANCTION_PUBLICATION;
import static org.jianzheng.model.record.RecordType.SANCTION_PUSH;
import static org.jianzheng.model.record.RecordType.SANCTION_REINSTATEMENT;
import static org.jianzheng.model.record.RecordType.SANCTION_RELIEF;
import static org.jianzheng.model.record.RecordType.SANCTION_REPAIR;
import static org.jianzheng.model.record.RecordType.SANCTION_REVIEW;
import static org.jianzheng.model.record.RecordType.SANCTION_REVOCATION;
import static org.jianzheng.model.record.RecordType.SANCTION_SERVICE;
import static org.jianzheng.model.record.RecordType.SANCTION_STATEMENT;
import static org.jianzheng.model.record.RecordType.SANCTION_STAY;
import static org.jianzheng.model.record.RecordType.SEALED;
import static org.jianzheng.model.record.RecordType.WITNESS_ACKNOWLEDGEMENT;
import static org.jianzheng.model.record.RecordType.WITNESS_ADDENDUM;
import static org.jianzheng.model.record.RecordType.WITNESS_ASSIGNMENT;
import static org.jianzheng.model.record.RecordType.WITNESS_CERTIFICATE;
import static org.jianzheng.model.record.RecordType.WITNESS_ESCALATION;
import static org.jianzheng.model.record.RecordType.WITNESS_HANDOVER;
import static org.jianzheng.model.record.RecordType.WITNESS_INCIDENT;
import static org.jianzheng.model.record.RecordType.WITNESS_ITEM;
import static org.jianzheng.model.record.RecordType.WITNESS_NOTE;
import static org.jianzheng.model.record.RecordType.WITNESS_REFERRAL;
import static org.jianzheng.model.record.RecordType.WITNESS_SESSION;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.record.RecordType;

/**
 * What somebody does at a gateway: the rows of the {@link AccessTable}. A row is met by the type of a record that is handed in, or by the
 * address that is called. A type without a row is handed in by nobody where callers sign in.
 */
public enum Action {
    /** Registers a project, a tender, a lot, and what becomes of them from stage to stage. */
    DOSSIER(
            DOSSIER_PROJECT,
            DOSSIER_TENDER,
            DOSSIER_LOT,
            DOSSIER_STAGE,
            DOSSIER_STATUS,
            DOSSIER_EVENT,
            DOSSIER_DEFERRAL,
            DOSSIER_COMPLETION,
            DOSSIER_HISTORY,
            DOSSIER_CLOSING),
    /** Assigns a witness, records what was witnessed, issues a certificate. */
    WITNESS(
            WITNESS_ASSIGNMENT,
            WITNESS_HANDOVER,
            WITNESS_SESSION,
            WITNESS_ITEM,
            WITNESS_INCIDENT,
            WITNESS_ESCALATION,
            WITNESS_CERTIFICATE),
    /** Adds to a certificate, as its witness or as who countersigns it. */
    ADDENDUM(WITNESS_ADDENDUM),
    /** Says until when a lot receives sealed bids. */
    BID_PERIOD(BID_WINDOW, BID_EXTENSION),
    /** Opens bids, and says what came of each. */
    OPEN_BIDS(BID_OPENING, BID_UNDECRYPTED, BID_CONCLUSION, BID_DEPOSIT),
    /** Records what the platform received: batches before the opening, who bid and what was revealed after it. */
    RECEIVE_BIDS(BID_BATCH, BID_DISCLOSURE, BID_REVEAL, BID_COLLISION),
    /** Commits to a sealed bid, replaces, withdraws or reveals it. */
    BID,
    /** Records a behaviour. */
    BEHAVIOUR(CREDIT_BEHAVIOUR, CREDIT_MERIT),
    /** Evaluates by forms. */
    EVALUATE(CREDIT_EVALUATION, CREDIT_FORM, CREDIT_CLOSING),
    /** Proposes a deduction. */
    PROPOSE(CREDIT_PROPOSAL),
    /** Objects to what is proposed against oneself. */
    OBJECT(CREDIT_OBJECTION),
    /** Gives notice of a deduction, confirms, rejects, tolerates or repairs it; states a grade. */
    DECIDE(CREDIT_NOTICE, CREDIT_DECISION, CREDIT_EXEMPTION, CREDIT_REPAIR, CREDIT_GRADE),
    /** Takes a step of a joint decision: from the draft to service, and what ends it. */
    SANCTION(
            SANCTION_DRAFT,
            SANCTION_NOTICE,
            SANCTION_STATEMENT,
            SANCTION_REVIEW,
            SANCTION_PROPOSAL,
            SANCTION_OFFICER,
            SANCTION_BALLOT,
            SANCTION_CONCLUSION,
            SANCTION_SERVICE,
            SANCTION_STAY,
            SANCTION_REVOCATION,
            SANCTION_REPAIR,
            SANCTION_RELIEF,
            SANCTION_MEASURE,
            SANCTION_HISTORY),
    /** Publishes a decision on a site, or takes it off. */
    PUBLISH(SANCTION_PUBLICATION),
    /** Sends a decision or the changes of a list to a receiving platform. */
    PUSH(CREDIT_PUSH, SANCTION_PUSH, LIST_PUSH),
    /** Begins a red list, a black list or a list of restrictions, and changes it. */
    LIST(LIST_DEFINITION, LIST_DELTA),
    /** Reads entries of a list that are over, on a stated legal basis. */
    READ_PAST_LIST(LIST_ACCESS),
    /** Reads records of sanctions and lists whatever has become of them, and what held on earlier days. */
    READ_STANDING,
    /** Follows the changes of a list, also those by which somebody leaves it. */
    FOLLOW_LIST,
    /** Has a decision reviewed. */
    APPEAL(SANCTION_APPEAL),
    /** Lets an expert evaluate again after a suspension. */
    REINSTATE(SANCTION_REINSTATEMENT),
    /** Records whether somebody may take part, before acting on it. */
    LOOK_UP(SANCTION_ELIGIBILITY),
    /** Plans an inspection, draws its lots, tells its result. */
    INSPECT(INSPECTION_PLAN, INSPECTION_DRAW, INSPECTION_REPORT),
    /** Receives complaints, tip-offs and clues, and handles the cases. */
    CASEWORK(
            CASEWORK_ADMISSION,
            CASEWORK_TRANSFER,
            CASEWORK_CONSULTATION,
            CASEWORK_EXAMINATION,
            CASEWORK_ANSWER,
            CASEWORK_CLOSING),
    /** Files what came in, or feeds a clue back. */
    FILE_CASE(CASEWORK_FILING),
    /** Reads how cases stand. */
    READ_CASEWORK,
    /** Takes over a case or a clue, or gives it back. */
    TAKE_CLUE(CASEWORK_ACKNOWLEDGEMENT),
    /** Raises an alert. */
    ALERT(ALERT_RAISING),
    /** Reads how alerts stand. */
    READ_ALERTS,
    /** Investigates an alert, and says what came of it. */
    INVESTIGATE(ALERT_INVESTIGATION, ALERT_CONCLUSION),
    /** Reports or hands a matter over to the competent department. */
    TRANSFER(WITNESS_REFERRAL, CREDIT_REFERRAL),
    /** Writes into the running record of a lot's sessions. */
    NOTE(WITNESS_NOTE),
    /** Takes over what was reported or referred. */
    TAKE_OVER(WITNESS_ACKNOWLEDGEMENT, CREDIT_ACKNOWLEDGEMENT),
    /** Reads the report of discipline. */
    READ_DISCIPLINE,
    /** Reads what was refused to whom (拒绝日志). */
    READ_REFUSALS,
    /** Registers companies that take part. */
    SUBJECTS(REGISTRY_SUBJECT),
    /** Keeps an expert pool. */
    POOL(REGISTRY_POOL, REGISTRY_MEMBERSHIP),
    /** Changes a catalogue. */
    CATALOGUE(REGISTRY_CATALOGUE),
    /** Orders that content goes. */
    ERASE(EVIDENCE_ERASURE),
    /** Reads a file that is not public. */
    READ_SEALED,
    /** Reads what everybody may read: proofs, checkpoints, the published part. */
    READ_PUBLISHED,
    /** Registers an organisation, a department, its keys, a policy. */
    REGISTRY(
            REGISTRY_ORGANISATION,
            REGISTRY_DEPARTMENT,
            REGISTRY_POLICY,
            REGISTRY_QUALIFICATION,
            CHECKPOINT_POLICY,
            CHECKPOINT_RESOLVE),
    /** Registers or ends a key, the own session key among them. */
    KEYS(REGISTRY_KEY, REGISTRY_REVOCATION),
    /** Registers a file, how it was captured, who held it and who read it. */
    EVIDENCE(EVIDENCE_FILE, EVIDENCE_CAPTURE, EVIDENCE_CUSTODY, EVIDENCE_ACCESS),
    /** Leaves a file with the gateway. */
    STORE,
    /** Seals a record, or opens a sealed one. */
    SEAL(SEALED, RECORD_OPENING),
    /** Sends a stream of items. */
    STREAM(EVIDENCE_BATCH),
    /** Puts checkpoints on the ledger. */
    CHECKPOINT(CHECKPOINT_ANCHOR, CHECKPOINT_FORK);

    private static final Map<RecordType, Action> BY_TYPE = byType();

    @SuppressWarnings("ImmutableEnumChecker") // Set.of never changes
    private final Set<RecordType> types;

    Action(RecordType... types) {
        this.types = Set.of(types);
    }

    /** The records by which it is done. */
    public Set<RecordType> types() {
        return types;
    }

    /** What handing in a record of this type is. */
    public static Optional<Action> of(RecordType type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static Map<RecordType, Action> byType() {
        Map<RecordType, Action> byType = new EnumMap<>(RecordType.class);
        for (Action action : values()) {
            for (RecordType type : action.types) {
                if (byType.put(type, action) != null) {
                    throw new IllegalStateException(type + " stands in two rows: " + Arrays.toString(values()));
                }
            }
        }
        return byType;
    }
}
