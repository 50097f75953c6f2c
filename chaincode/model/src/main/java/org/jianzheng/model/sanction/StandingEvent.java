/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/** Something that changed whether a subject may take part. Nothing is overwritten; what is known later comes later. */
public sealed interface StandingEvent {
    /** The sanction, by the record that drafted or loaded it. */
    RecordRef sanction();

    /** The record that brought it. */
    RecordRef record();

    /** Since when it is known, by the time at which the record was signed. */
    Instant knownAt();

    /** The JSON form. */
    JsonObject toJson();

    /**
     * A measure that bars has effect.
     *
     * @param measure what it is
     * @param scope from what it bars
     * @param effect its first day, if that is known
     * @param term how long it lasts, if it ends by itself and that is known
     * @param possiblySameAs with what it may be the same, where history does not tell
     */
    record Barred(
            RecordRef sanction,
            RecordRef record,
            Instant knownAt,
            Measure.Kind measure,
            Scope scope,
            Optional<LocalDate> effect,
            Optional<Term> term,
            Optional<String> possiblySameAs)
            implements StandingEvent {
        @Override
        public JsonObject toJson() {
            return start("BARRED", this)
                    .put("measure", measure.name())
                    .put("scope", scope.toJson())
                    .putIfPresent("effect", effect.map(Dates::format))
                    .putValueIfPresent("term", term.map(Term::toJson))
                    .putIfPresent("possiblySameAs", possiblySameAs)
                    .build();
        }
    }

    /**
     * Execution is stopped.
     *
     * @param stay the stayed days
     */
    record Stayed(RecordRef sanction, RecordRef record, Instant knownAt, Stay stay) implements StandingEvent {
        @Override
        public JsonObject toJson() {
            return start("STAYED", this)
                    .put("from", Dates.format(stay.from()))
                    .put("to", Dates.format(stay.to()))
                    .put("clock", stay.clock().name())
                    .build();
        }
    }

    /**
     * It counts no more.
     *
     * @param end from when on and why
     */
    record Ended(RecordRef sanction, RecordRef record, Instant knownAt, End end) implements StandingEvent {
        @Override
        public JsonObject toJson() {
            return start("ENDED", this).put("end", end.toJson()).build();
        }
    }

    /**
     * An expert has done what the pool asks for.
     *
     * @param from the first day on which the expert may evaluate again
     * @param met what was done
     */
    record Reinstated(
            RecordRef sanction, RecordRef record, Instant knownAt, LocalDate from, List<ReinstatementRule.Need> met)
            implements StandingEvent {
        /** Copies the list. */
        public Reinstated {
            met = List.copyOf(met);
        }

        @Override
        public JsonObject toJson() {
            return start("REINSTATED", this)
                    .put("from", Dates.format(from))
                    .putValueIfPresent("met", Members.strings(met))
                    .build();
        }
    }

    /** Reads the JSON form. */
    static StandingEvent fromJson(JsonObject json) {
        RecordRef sanction = RecordRef.parse(json.string("sanction"));
        RecordRef record = RecordRef.parse(json.string("record"));
        Instant knownAt = Instants.parse(json.string("knownAt"));
        return switch (json.string("event")) {
            case "BARRED" ->
                new Barred(
                        sanction,
                        record,
                        knownAt,
                        Members.choice(Measure.Kind.class, json, "measure"),
                        Scope.fromJson(json.object("scope")),
                        json.optionalString("effect").map(Dates::parse),
                        json.optionalObject("term").map(Term::fromJson),
                        json.optionalString("possiblySameAs"));
            case "STAYED" ->
                new Stayed(
                        sanction,
                        record,
                        knownAt,
                        new Stay(
                                Dates.parse(json.string("from")),
                                Dates.parse(json.string("to")),
                                Members.choice(Stay.Clock.class, json, "clock")));
            case "ENDED" -> new Ended(sanction, record, knownAt, End.fromJson(json.object("end")));
            case "REINSTATED" ->
                new Reinstated(
                        sanction,
                        record,
                        knownAt,
                        Dates.parse(json.string("from")),
                        ReinstatementRule.needs(json, "met"));
            default -> throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no event", json.string("event"));
        };
    }

    private static JsonObject.Builder start(String event, StandingEvent of) {
        return JsonObject.builder()
                .put("event", event)
                .put("sanction", of.sanction().toString())
                .put("record", of.record().toString())
                .put("knownAt", Instants.format(of.knownAt()));
    }
}
