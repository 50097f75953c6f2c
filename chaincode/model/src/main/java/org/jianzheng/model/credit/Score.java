/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.Threshold;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * The points that count against a subject on a day, as known at a time, line by line with their sources (invariants 5, 6, 10). It is a
 * fold of confirmed deductions under a catalogue and of nothing else, so that anybody computes the same.
 *
 * @param on the day
 * @param knownAt what was confirmed later is left out
 * @param lines the deductions that count, in the order of their confirmation
 * @param followUps what has followed from the deductions of the period
 */
public record Score(LocalDate on, Instant knownAt, List<CountedDeduction> lines, List<FollowUp> followUps) {
    private static final Comparator<CountedDeduction> CONFIRMATION = Comparator.comparing(CountedDeduction::confirmedAt)
            .thenComparing(deduction -> deduction.decision().toString());

    /** Copies the lists. */
    public Score {
        lines = List.copyOf(lines);
        followUps = List.copyOf(followUps);
    }

    /**
     * Counts.
     *
     * @param rules the catalogue
     * @param inForce its first day
     * @param confirmed every confirmed deduction of the subject under the catalogue, in any order
     */
    public static Score of(
            RuleCatalogue rules, LocalDate inForce, List<CountedDeduction> confirmed, LocalDate on, Instant knownAt) {
        LocalDate begin = rules.period().begin(on, inForce);
        List<CountedDeduction> known = confirmed.stream()
                .filter(deduction -> !deduction.confirmedAt().isAfter(knownAt))
                .filter(deduction -> !deduction.happenedOn().isAfter(on))
                .sorted(CONFIRMATION)
                .toList();
        List<CountedDeduction> ofPeriod = known.stream()
                .filter(deduction -> !deduction.happenedOn().isBefore(begin))
                .toList();
        return new Score(
                on,
                knownAt,
                known.stream()
                        .filter(deduction -> counts(deduction, rules, begin, on))
                        .toList(),
                followUps(rules, ofPeriod));
    }

    private static boolean counts(CountedDeduction deduction, RuleCatalogue rules, LocalDate begin, LocalDate on) {
        return rules.require(deduction.rule())
                .validity()
                .map(validity -> !on.isAfter(validity.lastDay(Dates.of(deduction.confirmedAt()))))
                .orElseGet(() -> !deduction.happenedOn().isBefore(begin));
    }

    private static List<FollowUp> followUps(RuleCatalogue rules, List<CountedDeduction> ofPeriod) {
        List<FollowUp> all = new ArrayList<>();
        long total = 0;
        for (CountedDeduction deduction : ofPeriod) {
            long points = deduction.points().orElse(0L);
            all.addAll(followUps(rules, deduction, total));
            total += points;
        }
        return all;
    }

    /** What follows from a deduction, after so many points in the same period. */
    private static List<FollowUp> followUps(RuleCatalogue rules, CountedDeduction deduction, long before) {
        long points = deduction.points().orElse(0L);
        Map<Effect, List<FollowUp.Ground>> grounds = new LinkedHashMap<>();
        add(grounds, rules.require(deduction.rule()).effects(), FollowUp.Cause.RULE, points);
        for (Threshold threshold : rules.thresholds()) {
            switch (threshold.kind()) {
                case SINGLE -> {
                    if (points >= threshold.points()) {
                        add(grounds, threshold.effects(), FollowUp.Cause.SINGLE, points);
                    }
                }
                case CUMULATIVE -> {
                    // Once in a period: by the deduction that reaches it, and by none above it.
                    if (before < threshold.points() && before + points >= threshold.points()) {
                        add(grounds, threshold.effects(), FollowUp.Cause.CUMULATIVE, before + points);
                    }
                }
            }
        }
        return grounds.entrySet().stream()
                .map(entry -> new FollowUp(entry.getKey(), entry.getValue(), deduction.decision()))
                .toList();
    }

    private static void add(
            Map<Effect, List<FollowUp.Ground>> grounds, List<Effect> effects, FollowUp.Cause cause, long points) {
        effects.forEach(effect ->
                grounds.computeIfAbsent(effect, unknown -> new ArrayList<>()).add(new FollowUp.Ground(cause, points)));
    }

    /** All points that are known. */
    public long points() {
        return lines.stream()
                .map(CountedDeduction::points)
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many deductions count whose points nobody knows. */
    public long unknown() {
        return lines.stream().filter(line -> line.points().isEmpty()).count();
    }

    /** The score as JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("on", Dates.format(on))
                .put("points", points())
                .put("unknown", unknown())
                .put(
                        "lines",
                        JsonArray.of(
                                lines.stream().map(CountedDeduction::toJson).toList()))
                .put(
                        "followUps",
                        JsonArray.of(followUps.stream().map(FollowUp::toJson).toList()))
                .build();
    }
}
