/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.discipline;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What was deducted, imposed and referred (domain 1.I 166, 4 A). Nothing that history does not tell is filled in: unknown points and days are
 * counted as such.
 *
 * @param window what it counts
 * @param deductions by rule and by whom they are about
 * @param measures those that bar somebody, by kind and by whom they are about
 * @param referrals by receiver and by whom they are about
 * @param unnamed what was done to those whom history does not name
 * @param clues how many clues came in
 */
public record DisciplineReport(
        ReportWindow window,
        List<Deducted> deductions,
        List<Imposed> measures,
        List<Referred> referrals,
        List<Unnamed> unnamed,
        long clues) {

    /**
     * Confirmed deductions under a rule.
     *
     * @param catalogue the catalogue, all of its versions
     * @param rule the rule; those without one stand for whole evaluations
     * @param who whom they are about
     * @param count how many
     * @param points the sum of the points that are known
     * @param unknown how many have points that nobody knows
     * @param ended how many count no more
     */
    public record Deducted(
            String catalogue,
            Optional<String> rule,
            Who who,
            long count,
            ExactPoints points,
            long unknown,
            long ended) {
        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("catalogue", catalogue)
                    .putIfPresent("rule", rule)
                    .put("who", who.name())
                    .put("count", count)
                    .put("points", points.toJson())
                    .put("unknown", unknown)
                    .put("ended", ended)
                    .build();
        }
    }

    /**
     * Measures that bar somebody.
     *
     * @param measure what they are
     * @param who whom they are about
     * @param count how many, without those of {@code possiblyIncluded}
     * @param possiblyIncluded how many may be among these and may be others
     * @param undated of how many of both the first day or the length is unknown
     * @param ended how many of both were ended before their time
     * @param longest the longest whose length is known
     */
    public record Imposed(
            Measure.Kind measure,
            Who who,
            long count,
            long possiblyIncluded,
            long undated,
            long ended,
            Optional<Term> longest) {
        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("measure", measure.name())
                    .put("who", who.name())
                    .put("count", count)
                    .put("possiblyIncluded", possiblyIncluded)
                    .put("undated", undated)
                    .put("ended", ended)
                    .putValueIfPresent("longest", longest.map(Term::toJson))
                    .build();
        }
    }

    /**
     * Behaviours that were referred.
     *
     * @param to to whom
     * @param who whom they are about
     * @param made how many
     * @param open how many of them nobody has taken over
     */
    public record Referred(ReferralTarget to, Who who, long made, long open) {
        private JsonObject toJson() {
            return to.addTo(JsonObject.builder())
                    .put("who", who.name())
                    .put("made", made)
                    .put("open", open)
                    .build();
        }
    }

    /**
     * Measures whose addressees history does not name.
     *
     * @param measure what they are
     * @param count how many
     * @param fen the sum of fines, of all addressees together
     */
    public record Unnamed(Measure.Kind measure, long count, long fen) {
        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("measure", measure.name())
                    .put("count", count)
                    .put("fen", fen)
                    .build();
        }
    }

    /** Copies the lists. */
    public DisciplineReport {
        deductions = List.copyOf(deductions);
        measures = List.copyOf(measures);
        referrals = List.copyOf(referrals);
        unnamed = List.copyOf(unnamed);
    }

    /** The known points of all deductions about these. */
    public ExactPoints points(Who who) {
        return ExactPoints.sum(deductions.stream()
                .filter(line -> line.who() == who)
                .map(Deducted::points)
                .toList());
    }

    /** The JSON form, with the sums of each column. */
    public JsonObject toJson() {
        JsonObject.Builder points = JsonObject.builder();
        for (Who who : Who.values()) {
            points.put(who.name(), points(who).toJson());
        }
        return JsonObject.builder()
                .put("from", Dates.format(window.from()))
                .put("to", Dates.format(window.to()))
                .put("knownAt", Instants.format(window.knownAt()))
                .put(
                        "deductions",
                        JsonArray.of(deductions.stream().map(Deducted::toJson).toList()))
                .put(
                        "measures",
                        JsonArray.of(measures.stream().map(Imposed::toJson).toList()))
                .put(
                        "referrals",
                        JsonArray.of(referrals.stream().map(Referred::toJson).toList()))
                .put(
                        "unnamed",
                        JsonArray.of(unnamed.stream().map(Unnamed::toJson).toList()))
                .put("clues", clues)
                .put(
                        "totals",
                        JsonObject.builder()
                                .put(
                                        "deductions",
                                        deductions.stream()
                                                .mapToLong(Deducted::count)
                                                .sum())
                                .put("points", points.build())
                                .put(
                                        "unknownPoints",
                                        deductions.stream()
                                                .mapToLong(Deducted::unknown)
                                                .sum())
                                .put(
                                        "measures",
                                        measures.stream()
                                                .mapToLong(Imposed::count)
                                                .sum())
                                .put(
                                        "referrals",
                                        referrals.stream()
                                                .mapToLong(Referred::made)
                                                .sum())
                                .put(
                                        "referralsOpen",
                                        referrals.stream()
                                                .mapToLong(Referred::open)
                                                .sum())
                                .build())
                .build();
    }
}
