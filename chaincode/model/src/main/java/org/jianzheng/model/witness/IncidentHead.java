/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * An incident, how far its escalation has gone and where it was reported (domain 62, 72).
 *
 * @param incident the record that reported it
 * @param lot the lot
 * @param number its number in the lot
 * @param subject whose conduct it is about
 * @param steps the steps recorded, in their order
 * @param referrals the records that reported it to departments, at most {@link #MAX_REFERRALS}
 * @param acknowledged those of them that the department has acknowledged
 */
public record IncidentHead(
        RecordId incident,
        LotCode lot,
        long number,
        Subject subject,
        List<EscalationStep> steps,
        List<RecordRef> referrals,
        List<RecordRef> acknowledged) {
    /** The most departments to which one incident may be reported. */
    public static final int MAX_REFERRALS = 32;

    /** Copies the lists. */
    public IncidentHead {
        steps = List.copyOf(steps);
        referrals = List.copyOf(referrals);
        acknowledged = List.copyOf(acknowledged);
    }

    /** Where the head lies. */
    public static HeadKey key(RecordId incident) {
        return new HeadKey(HeadKind.INCIDENT, incident.value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) what is no readable incident on the ledger. */
    public static IncidentHead require(HeadReader heads, RecordRef incident) {
        return heads.read(key(incident.id()), IncidentHead.class, IncidentHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no incident", incident));
    }

    static IncidentHead report(ReadableRecord record, Incident body) {
        return new IncidentHead(
                record.id(), record.requireLot(), body.number(), body.subject(), List.of(), List.of(), List.of());
    }

    /**
     * The incident after one more step: 监控发现 → 对讲劝阻 → 视频抓拍. The report itself may stand for the first.
     *
     * @throws Refusal {@code STATE_FORBIDS} for a step out of order or taken already (domain 72)
     */
    public IncidentHead escalate(EscalationStep step) {
        if (!step.follows(steps)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "%s does not follow the steps %s of incident %s", step, steps, incident);
        }
        List<EscalationStep> taken = new ArrayList<>(steps);
        taken.add(step);
        return new IncidentHead(incident, lot, number, subject, taken, referrals, acknowledged);
    }

    /** The incident after one more report to a department; refuses ({@code STATE_FORBIDS}) too many. */
    public IncidentHead refer(RecordRef referral) {
        if (referrals.size() >= MAX_REFERRALS) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "incident %s is already reported %d times", incident, referrals.size());
        }
        List<RecordRef> reported = new ArrayList<>(referrals);
        reported.add(referral);
        return new IncidentHead(incident, lot, number, subject, steps, reported, acknowledged);
    }

    /**
     * The incident after a department has acknowledged a report.
     *
     * @throws Refusal {@code REFERENCE_UNKNOWN} for what is no report of it, {@code ALREADY_DONE} for one that is acknowledged
     */
    public IncidentHead acknowledge(RecordRef referral) {
        if (!referrals.contains(referral)) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no report of incident %s", referral, incident);
        }
        if (acknowledged.contains(referral)) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s is acknowledged", referral);
        }
        List<RecordRef> all = new ArrayList<>(acknowledged);
        all.add(referral);
        return new IncidentHead(incident, lot, number, subject, steps, referrals, all);
    }

    /** Reads the head's JSON. */
    public static IncidentHead fromJson(JsonObject json) {
        return new IncidentHead(
                RecordId.parse(json.string("incident")),
                LotCode.parse(json.string("lot")),
                json.integer("number"),
                Subject.parse(json.string("subject")),
                Members.distinct(json, "steps", EscalationStep.values().length, EscalationStep::valueOf),
                Members.distinct(json, "referrals", MAX_REFERRALS, RecordRef::parse),
                Members.distinct(json, "acknowledged", MAX_REFERRALS, RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("incident", incident.value())
                .put("lot", lot.value())
                .put("number", number)
                .put("subject", subject.toString())
                .putValueIfPresent("steps", Members.strings(steps))
                .putValueIfPresent("referrals", Members.strings(referrals))
                .putValueIfPresent("acknowledged", Members.strings(acknowledged))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(incident), toJson());
    }
}
