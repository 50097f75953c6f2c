/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * Names of the ledger states that a record changes and reads. Two transactions that touch the same state, one of them
 * changing it, are never on their way together: the later one would be refused or conflict.
 *
 * <p>The names are a caution of this gateway only. What may happen is decided by the contract.
 *
 * @param changes states that it changes, its own record among them
 * @param reads states that it reads
 * @param alone whether it must have a transaction of its own
 */
record Guards(Set<String> changes, Set<String> reads, boolean alone) {
    private static final int PROJECT = 17;

    static Guards of(JsonObject envelope) {
        Set<String> changes = new TreeSet<>();
        Set<String> reads = new TreeSet<>();
        boolean alone = collect(envelope, changes, reads);
        reads.removeAll(changes);
        return new Guards(Set.copyOf(changes), Set.copyOf(reads), alone);
    }

    private static boolean collect(JsonObject envelope, Set<String> changes, Set<String> reads) {
        RecordType type = RecordType.parse(envelope.string("type"));
        changes.add("rec:" + envelope.string("id"));
        reads.add(envelope.string("by"));
        envelope.optionalArray("refs").ifPresent(refs -> reads.addAll(refs.strings()));
        if (type == RecordType.SEALED) {
            return false;
        }
        JsonObject body = envelope.object("body");
        envelope.optionalString("lot").ifPresent(lot -> {
            reads.add(lot);
            reads.add("witness:" + lot);
        });
        return switch (type) {
            case REGISTRY_ORGANISATION -> changing(changes, "org:" + body.string("msp"), key(body, "registrar"));
            case REGISTRY_DEPARTMENT -> changing(changes, "department:" + body.string("department"));
            case REGISTRY_KEY -> {
                body.optionalString("delegatedBy").ifPresent(reads::add);
                yield changing(changes, key(body, "key"));
            }
            case REGISTRY_REVOCATION -> changing(changes, body.string("key"));
            case REGISTRY_POLICY -> changing(changes, "policy:" + body.string("name"));
            case REGISTRY_CATALOGUE -> changing(changes, "catalogue:" + body.string("catalogue"));
            case CREDIT_PROPOSAL -> {
                reads.add(body.string("behaviour"));
                yield changing(changes, "credit:" + subject(envelope));
            }
            case CREDIT_NOTICE, CREDIT_OBJECTION, CREDIT_DECISION ->
                changing(changes, body.string("proposal"), "credit:" + subject(envelope));
            case BID_WINDOW,
                    BID_EXTENSION,
                    BID_BATCH,
                    BID_OPENING,
                    BID_DISCLOSURE,
                    BID_REVEAL,
                    BID_UNDECRYPTED,
                    BID_CONCLUSION -> changing(changes, bids(envelope));
            case BID_DEPOSIT, BID_COLLISION -> {
                reads.add(bids(envelope));
                yield false;
            }
            case SANCTION_NOTICE,
                    SANCTION_STATEMENT,
                    SANCTION_REVIEW,
                    SANCTION_PROPOSAL,
                    SANCTION_OFFICER,
                    SANCTION_BALLOT,
                    SANCTION_CONCLUSION,
                    SANCTION_PUBLICATION,
                    SANCTION_PUSH,
                    SANCTION_APPEAL,
                    SANCTION_RELIEF -> changing(changes, body.string("sanction"));
            case SANCTION_SERVICE, SANCTION_STAY, SANCTION_REVOCATION, SANCTION_REPAIR, SANCTION_REINSTATEMENT ->
                changing(changes, body.string("sanction"), standing(body.string("subject")));
            case SANCTION_HISTORY -> changing(changes, standing(body.string("subject")));
            case SANCTION_ELIGIBILITY -> {
                reads.add(standing(body.object("question").string("subject")));
                yield false;
            }
            case CREDIT_FORM -> {
                changes.add("form:" + body.string("evaluation") + "," + body.integer("place"));
                yield false;
            }
            case CREDIT_EXEMPTION -> changing(changes, "offence:" + body.string("tag"));
            case CREDIT_ACKNOWLEDGEMENT -> changing(changes, body.string("referral"));
            case CREDIT_REPAIR -> changing(changes, body.string("proposal"), "credit:" + subject(envelope));
            case CREDIT_PUSH -> {
                reads.add("credit:" + subject(envelope));
                yield changing(changes, "push:" + body.string("target") + "," + body.string("number"));
            }
            case CREDIT_GRADE -> changing(changes, "grade:" + subject(envelope));
            case REGISTRY_SUBJECT -> changing(changes, "subject:" + body.string("code"));
            case REGISTRY_POOL -> changing(changes, "pool:" + body.string("pool"));
            case REGISTRY_MEMBERSHIP -> {
                reads.add("pool:" + body.string("pool"));
                yield changing(changes, "member:" + body.string("pool") + "," + body.string("person"));
            }
            case CREDIT_CLOSING -> changing(changes, body.string("evaluation"), "credit:" + subject(envelope));
            case DOSSIER_PROJECT -> changing(changes, body.string("project"));
            case DOSSIER_TENDER -> {
                String tender = body.string("tender");
                reads.add(tender.substring(0, Math.min(PROJECT, tender.length())));
                yield changing(changes, tender);
            }
            case DOSSIER_LOT -> {
                reads.add(LotCode.parse(envelope.string("lot")).tender().toString());
                yield changing(changes, envelope.string("lot"));
            }
            case DOSSIER_STAGE, DOSSIER_STATUS, DOSSIER_DEFERRAL, DOSSIER_COMPLETION ->
                changing(changes, envelope.string("lot"));
            case DOSSIER_HISTORY, DOSSIER_CLOSING ->
                changing(changes, "year:" + envelope.string("org") + "." + body.integer("year"));
            case WITNESS_ASSIGNMENT, WITNESS_HANDOVER, WITNESS_SESSION ->
                changing(changes, "witness:" + envelope.string("lot"));
            case WITNESS_ESCALATION, WITNESS_REFERRAL, WITNESS_ACKNOWLEDGEMENT ->
                changing(changes, body.string("incident"));
            case WITNESS_CERTIFICATE -> changing(changes, "certificate:" + body.string("tender"));
            case WITNESS_ADDENDUM -> changing(changes, body.string("certificate"));
            case EVIDENCE_ERASURE -> changing(changes, body.string("evidence"));
            case CHECKPOINT_POLICY, CHECKPOINT_FORK, CHECKPOINT_RESOLVE, CHECKPOINT_ANCHOR ->
                changing(changes, "checkpoint");
            case LIST_DEFINITION, LIST_PUSH -> changing(changes, list(body));
            case LIST_DELTA -> {
                // The contract takes the deltas of a list in their order, so that many share a transaction.
                changes.add(list(body));
                yield false;
            }
            case INSPECTION_PLAN -> changing(changes, "pool:" + body.string("agency"));
            case INSPECTION_DRAW, INSPECTION_REPORT -> changing(changes, body.string("plan"));
            case CASEWORK_FILING -> changing(changes, "matter:" + body.string("matter"));
            case CASEWORK_ADMISSION,
                    CASEWORK_TRANSFER,
                    CASEWORK_ACKNOWLEDGEMENT,
                    CASEWORK_CONSULTATION,
                    CASEWORK_EXAMINATION,
                    CASEWORK_ANSWER,
                    CASEWORK_CLOSING -> changing(changes, body.string("filing"));
            case ALERT_INVESTIGATION, ALERT_CONCLUSION -> changing(changes, body.string("alert"));
            case SANCTION_DRAFT -> true;
            case RECORD_OPENING -> collect(body.object("record"), changes, reads);
            case REGISTRY_QUALIFICATION,
                    CREDIT_BEHAVIOUR,
                    CREDIT_EVALUATION,
                    CREDIT_REFERRAL,
                    CREDIT_MERIT,
                    SANCTION_MEASURE,
                    DOSSIER_EVENT,
                    WITNESS_ITEM,
                    WITNESS_NOTE,
                    WITNESS_INCIDENT,
                    EVIDENCE_FILE,
                    EVIDENCE_CAPTURE,
                    EVIDENCE_CUSTODY,
                    EVIDENCE_ACCESS,
                    EVIDENCE_BATCH,
                    LIST_ACCESS,
                    ALERT_RAISING,
                    SEALED -> false;
        };
    }

    private static boolean changing(Set<String> changes, String... names) {
        changes.addAll(Set.of(names));
        return true;
    }

    /** The sealed bids of a lot share its head. */
    private static String bids(JsonObject envelope) {
        return "bids:" + envelope.optionalString("lot").orElse("");
    }

    /** Whatever bars one subject shares a head. */
    private static String standing(String subject) {
        return "standing:" + subject;
    }

    /** Deductions of one subject share facts and accounts. */
    private static String subject(JsonObject envelope) {
        return envelope.optionalArray("subjects").map(JsonArray::toString).orElse("");
    }

    private static String list(JsonObject body) {
        return "list:" + body.string("list");
    }

    private static String key(JsonObject body, String member) {
        return PublicKey.parse(body.string(member)).keyId().toString();
    }
}
