/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.Role;

/**
 * Whether a subject may take part on a day, as known at a time, and why (invariant 10). It is computed from what the ledger knows alone, so that
 * everybody has the same answer, and has it again later.
 *
 * @param question what was asked
 * @param outcome the answer
 * @param reasons what it rests on, in the order in which the ledger took it
 */
public record Eligibility(Question question, Outcome outcome, List<Reason> reasons) {
    /** The answers, the weightiest last: the last one of several holds. */
    public enum Outcome {
        /** May take part. */
        ELIGIBLE(Verdict.YES),
        /** A suspension is over; what the pool asks for is not done yet. */
        REINSTATEMENT_PENDING(Verdict.NO),
        /** There is a bar whose days are unknown: a person has to decide. */
        UNDETERMINED(Verdict.UNDETERMINED),
        /** Barred on that day. */
        SUSPENDED(Verdict.NO),
        /** Removed. */
        DISMISSED(Verdict.NO);

        private final Verdict verdict;

        Outcome(Verdict verdict) {
            this.verdict = verdict;
        }

        /** The answer in one word. */
        public Verdict verdict() {
            return verdict;
        }
    }

    /** The answer in one word. */
    public enum Verdict {
        /** May take part. */
        YES,
        /** May not. */
        NO,
        /** Nobody knows; whatever depends on it stops until a person decides. */
        UNDETERMINED
    }

    /**
     * What may be asked.
     *
     * @param subject of whom
     * @param participation for what
     * @param on for what day, in China
     * @param knownAt by what was known at this time
     * @param rule by what rule a pool takes experts back; without it suspensions end by themselves
     */
    public record Question(
            Subject subject,
            Participation participation,
            LocalDate on,
            Instant knownAt,
            Optional<CatalogueVersion> rule) {
        /** Reads the JSON form. */
        public static Question fromJson(JsonObject json) {
            json.requireOnly("subject", "role", "region", "sector", "on", "knownAt", "rule");
            return new Question(
                    Subject.parse(json.string("subject")),
                    new Participation(
                            Members.choice(Role.class, json, "role"),
                            json.optionalString("region"),
                            Members.optionalText(json, "sector", Members.LINE)),
                    Dates.parse(json.string("on")),
                    Instants.parse(json.string("knownAt")),
                    json.optionalString("rule").map(CatalogueVersion::parse));
        }

        /** The JSON form. */
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("subject", subject.toString())
                    .put("role", participation.role().name())
                    .putIfPresent("region", participation.region())
                    .putIfPresent("sector", participation.sector())
                    .put("on", Dates.format(on))
                    .put("knownAt", Instants.format(knownAt))
                    .putIfPresent("rule", rule.map(CatalogueVersion::toString))
                    .build();
        }
    }

    /**
     * One thing that the answer rests on.
     *
     * @param sanction the sanction
     * @param measure what it imposed
     * @param outcome what follows from it for the day
     * @param effect its first day, if that is known
     * @param lastDay its last barred day, if that is known
     */
    public record Reason(
            RecordRef sanction,
            Measure.Kind measure,
            Outcome outcome,
            Optional<LocalDate> effect,
            Optional<LocalDate> lastDay) {
        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("sanction", sanction.toString())
                    .put("measure", measure.name())
                    .put("outcome", outcome.name())
                    .putIfPresent("effect", effect.map(Dates::format))
                    .putIfPresent("lastDay", lastDay.map(Dates::format))
                    .build();
        }
    }

    /** Copies the list. */
    public Eligibility {
        reasons = List.copyOf(reasons);
    }

    /**
     * The answer.
     *
     * @param events what happened to the subject, also what is known later only
     * @param rule by what rule a pool takes experts back
     */
    public static Eligibility of(Question question, List<StandingEvent> events, ReinstatementRule rule) {
        List<StandingEvent> known = events.stream()
                .filter(event -> !event.knownAt().isAfter(question.knownAt()))
                .toList();
        List<Reason> reasons = Bar.of(known).stream()
                .filter(bar -> bar.barred().scope().covers(question.participation()))
                .flatMap(bar -> bar.on(question.on(), rule).map(outcome -> reason(bar, outcome)).stream())
                .toList();
        Outcome outcome = reasons.stream()
                .map(Reason::outcome)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.ELIGIBLE);
        return new Eligibility(question, outcome, reasons);
    }

    private static Reason reason(Bar bar, Outcome outcome) {
        StandingEvent.Barred barred = bar.barred();
        return new Reason(
                barred.sanction(),
                barred.measure(),
                outcome,
                barred.effect(),
                bar.suspension().map(Suspension::lastDay));
    }

    /** The digests of the canonical answer. */
    public DualDigest digest() {
        return DualDigest.of(toJson().canonical());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("question", question.toJson())
                .put("outcome", outcome.name())
                .put("verdict", outcome.verdict().name())
                .put(
                        "reasons",
                        JsonArray.of(reasons.stream().map(Reason::toJson).toList()))
                .build();
    }
}
