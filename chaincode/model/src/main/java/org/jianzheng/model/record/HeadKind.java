/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The kinds of heads; a head is a fold of records and guards the next one. */
public enum HeadKind {
    /** An organisation, by its MSP id. */
    ORGANISATION("organisation"),
    /** A department, by its id. */
    DEPARTMENT("department"),
    /** A signing key, by its key id. */
    KEY("key"),
    /** A policy, by its name. */
    POLICY("policy"),
    /** A version of a catalogue, by name and version; the latest version, by name. */
    CATALOGUE("catalogue"),
    /** A project, by its code of 17 characters. */
    PROJECT("project"),
    /** A tender, by its code of 20 characters. */
    TENDER("tender"),
    /** A lot, by its code of 23 characters. */
    LOT("lot"),
    /** What an organisation loaded of a year, by organisation and year. */
    YEAR("year"),
    /** That a lot of the past is loaded, by a digest of organisation and name. */
    PAST_LOT("past-lot"),
    /** The witness of a lot, by the lot's code. */
    WITNESS("witness"),
    /** An incident, by the id of the record that reported it. */
    INCIDENT("incident"),
    /** The certificate of a tender, by the tender's code. */
    CERTIFICATE("certificate"),
    /** A registered file, by its evidence id. */
    EVIDENCE("evidence"),
    /** A recorded behaviour, by the id of its record. */
    BEHAVIOUR("behaviour"),
    /** A proposed deduction, by the id of the record that proposed it. */
    DEDUCTION("deduction"),
    /** That a fact was proposed for deduction under a rule, by a digest of both. */
    FACT("fact"),
    /** An evaluation by forms, by the id of the record that began it. */
    EVALUATION("evaluation"),
    /** A form, by its evaluation and its place in it. */
    FORM("form"),
    /** The first offence of a subject of a kind, by a tag that tells neither. */
    OFFENCE("offence"),
    /** A referral to the owner of an expert pool, by the id of its record. */
    REFERRAL("referral"),
    /** The newest grade of a subject by an assessment. */
    GRADE("grade"),
    /** That a platform has a score under an id, by a digest of both. */
    SCORE_PUSH("score-push"),
    /** A legal person that takes part in trading, by its credit code. */
    SUBJECT("subject"),
    /** An expert pool, by its id. */
    POOL("pool"),
    /** An expert's membership of a pool. */
    MEMBERSHIP("membership"),
    /** The confirmed deductions of a subject in a counting period. */
    ACCOUNT("account"),
    /** The sealed bids of a lot, by the lot's code. */
    BIDDING("bidding"),
    /** A disclosed bid, by lot, a dot and the bidder's credit code. */
    BID("bid"),
    /** A sanction, by the id of the record that drafted it. */
    SANCTION("sanction"),
    /** What decides whether a subject may take part, by subject. */
    STANDING("standing"),
    /** A measure before the ledger, by the id of its record. */
    PAST_MEASURE("past-measure"),
    /** A list, by its id. */
    LIST("list"),
    /** The newest entry of a subject on a list, by list, a comma and the subject. */
    LIST_ENTRY("entry"),
    /** An inspection, by the id of the record that planned it. */
    INSPECTION("inspection"),
    /** The newest plan for a pool of lots, by agency, year and part. */
    INSPECTED_POOL("inspected-pool"),
    /** A case, by the id of the record of its first filing. */
    CASE("case"),
    /** Which case a matter has, by a tag that tells neither. */
    MATTER("matter"),
    /** An alert, by the id of the record that raised it. */
    ALERT("alert"),
    /** What cosigners follow; the only id is {@code policy}. */
    CHECKPOINT("checkpoint"),
    /** A fork, by its block number. */
    FORK("fork"),
    /** The newest anchored checkpoint; it has no id. */
    EPOCH("epoch");

    private static final Map<String, HeadKind> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(HeadKind::wireName, Function.identity()));

    private final String wireName;

    HeadKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in ledger keys. */
    public String wireName() {
        return wireName;
    }

    /** Reads a wire name; an unknown one is refused ({@code SCHEMA_INVALID}). */
    public static HeadKind parse(String wireName) {
        HeadKind kind = BY_WIRE_NAME.get(wireName);
        if (kind == null) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no kind of head", wireName);
        }
        return kind;
    }
}
