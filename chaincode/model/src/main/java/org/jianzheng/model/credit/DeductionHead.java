/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.LotCode;
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

/**
 * A proposed deduction as it stands: proposed → notified → objected? → confirmed, rejected or exempted (domain 3.2).
 *
 * @param proposal the record that proposed it, whose id is the head's
 * @param about whom, under which lot and when
 * @param catalogue the version of the rules
 * @param rule the rule's code; without it the deduction stands for a whole evaluation
 * @param points how many points, if that is known
 * @param state where it stands
 * @param limits by what days somebody may act, once it is notified
 * @param effectiveFrom the first day on which it counts, once it is confirmed
 */
public record DeductionHead(
        RecordRef proposal,
        About about,
        CatalogueVersion catalogue,
        Optional<String> rule,
        Optional<ExactPoints> points,
        State state,
        Optional<Limits> limits,
        Optional<LocalDate> effectiveFrom) {

    /** Where a deduction stands. */
    public enum State {
        /** Proposed. */
        PROPOSED,
        /** Served on its subject. */
        NOTIFIED,
        /** The subject has objected. */
        OBJECTED,
        /** It counts. */
        CONFIRMED,
        /** It does not count. */
        REJECTED,
        /** The supervision office tolerates the behaviour (容错): it does not count, and nobody is told. */
        EXEMPTED
    }

    /**
     * What a deduction is about.
     *
     * @param subject whose behaviour it was
     * @param lot in what lot, if any
     * @param happenedOn on what day
     * @param backfilled whether it is from the time before the ledger
     */
    public record About(Subject subject, Optional<LotCode> lot, LocalDate happenedOn, boolean backfilled) {}

    /**
     * The limits of a notified deduction.
     *
     * @param calendar the working days by which they are counted
     * @param objectBy the last day for an objection
     * @param answerBy the last day for the answer, once there is an objection
     */
    public record Limits(CatalogueVersion calendar, LocalDate objectBy, Optional<LocalDate> answerBy) {}

    /** Where the head lies. */
    public static HeadKey key(RecordRef proposal) {
        return new HeadKey(HeadKind.DEDUCTION, proposal.id().value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that proposed nothing. */
    public static DeductionHead require(HeadReader heads, RecordRef proposal) {
        return heads.read(key(proposal), DeductionHead.class, DeductionHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s proposes no deduction", proposal));
    }

    DeductionHead notified(Notice notice, WorkingCalendar days) {
        requireState(State.PROPOSED);
        return in(
                State.NOTIFIED,
                Optional.of(new Limits(
                        notice.calendar(), days.deadline(notice.servedOn(), Notice.WORKING_DAYS), Optional.empty())));
    }

    DeductionHead objected(Objection objection, WorkingCalendar days) {
        requireState(State.NOTIFIED);
        Limits given = requireLimits();
        if (objection.receivedOn().isAfter(given.objectBy())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the objection was received on %s, the last day was %s",
                    objection.receivedOn(),
                    given.objectBy());
        }
        LocalDate answerBy = days.deadline(objection.receivedOn(), Objection.ANSWER_WORKING_DAYS);
        return in(State.OBJECTED, Optional.of(new Limits(given.calendar(), given.objectBy(), Optional.of(answerBy))));
    }

    /** Refuses ({@code STATE_FORBIDS}) a decision that cannot be taken on this day. */
    public void requireDecidable(Decision decision, LocalDate day) {
        switch (decision.outcome()) {
            case REJECTED -> requireOpen();
            case CONFIRMED -> requireRipe(day);
        }
    }

    /** The head after a decision that was taken on this day. */
    DeductionHead decided(Decision decision, LocalDate day) {
        requireDecidable(decision, day);
        return switch (decision.outcome()) {
            case CONFIRMED -> confirmed(effect(day));
            case REJECTED -> in(State.REJECTED, limits);
        };
    }

    /** History counts from its day; without an objection the window's end decides, after one the answer does (domain 3.2). */
    private LocalDate effect(LocalDate decidedOn) {
        if (state == State.OBJECTED) {
            return decidedOn.plusDays(1);
        }
        return limits.map(given -> given.objectBy().plusDays(1)).orElse(about.happenedOn());
    }

    private DeductionHead confirmed(LocalDate from) {
        return new DeductionHead(proposal, about, catalogue, rule, points, State.CONFIRMED, limits, Optional.of(from));
    }

    /** The head after an exemption; refuses ({@code STATE_FORBIDS}) a deduction that is decided. */
    DeductionHead exempted() {
        requireOpen();
        return in(State.EXEMPTED, limits);
    }

    /** The limits of a deduction that was served; refuses ({@code STATE_FORBIDS}) one that was not. */
    Limits requireLimits() {
        return limits.orElseThrow(
                () -> Refusal.of(ErrorCode.STATE_FORBIDS, "%s was not served on its subject", proposal));
    }

    private void requireRipe(LocalDate day) {
        switch (state) {
            case PROPOSED -> {
                if (!about.backfilled()) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s was not served on its subject", proposal);
                }
            }
            case NOTIFIED -> {
                LocalDate objectBy = requireLimits().objectBy();
                if (!day.isAfter(objectBy)) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "the subject may object until %s", objectBy);
                }
            }
            case OBJECTED -> {}
            case CONFIRMED, REJECTED, EXEMPTED -> requireOpen();
        }
    }

    private void requireOpen() {
        if (isDecided()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s already", proposal, state);
        }
    }

    private boolean isDecided() {
        return switch (state) {
            case PROPOSED, NOTIFIED, OBJECTED -> false;
            case CONFIRMED, REJECTED, EXEMPTED -> true;
        };
    }

    private void requireState(State expected) {
        if (state != expected) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s, not %s", proposal, state, expected);
        }
    }

    private DeductionHead in(State next, Optional<Limits> until) {
        return new DeductionHead(proposal, about, catalogue, rule, points, next, until, effectiveFrom);
    }

    /** Reads the head's JSON. */
    public static DeductionHead fromJson(JsonObject json) {
        return new DeductionHead(
                RecordRef.parse(json.string("proposal")),
                new About(
                        Subject.parse(json.string("subject")),
                        json.optionalString("lot").map(LotCode::parse),
                        Dates.parse(json.string("happenedOn")),
                        json.bool("backfilled")),
                CatalogueVersion.parse(json.string("catalogue")),
                json.optionalString("rule"),
                json.has("points") ? Optional.of(ExactPoints.fromJson(json, "points")) : Optional.empty(),
                Members.choice(State.class, json, "state"),
                json.optionalObject("limits").map(DeductionHead::limits),
                json.optionalString("effectiveFrom").map(Dates::parse));
    }

    private static Limits limits(JsonObject json) {
        return new Limits(
                CatalogueVersion.parse(json.string("calendar")),
                Dates.parse(json.string("objectBy")),
                json.optionalString("answerBy").map(Dates::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("subject", about.subject().toString())
                .putIfPresent("lot", about.lot().map(LotCode::value))
                .put("happenedOn", Dates.format(about.happenedOn()))
                .put("backfilled", about.backfilled())
                .put("catalogue", catalogue.toString())
                .putIfPresent("rule", rule)
                .putValueIfPresent("points", points.map(ExactPoints::toJson))
                .put("state", state.name())
                .putValueIfPresent("limits", limits.map(DeductionHead::json))
                .putIfPresent("effectiveFrom", effectiveFrom.map(Dates::format))
                .build();
    }

    private static JsonObject json(Limits limits) {
        return JsonObject.builder()
                .put("calendar", limits.calendar().toString())
                .put("objectBy", Dates.format(limits.objectBy()))
                .putIfPresent("answerBy", limits.answerBy().map(Dates::format))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(proposal), toJson());
    }
}
