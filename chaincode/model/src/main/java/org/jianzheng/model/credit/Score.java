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
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.Threshold;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.SubjectHead;

/**
 * The points that count against a subject on a day, as known at a time, line by line with their sources (invariants 5, 6, 10). It is a
 * fold of confirmed deductions under a scheme and of nothing else, so that anybody computes the same.
 *
 * @param subject whose score
 * @param rules the version of the rules in force on the day
 * @param begin the first day of the counting period
 * @param on the day
 * @param knownAt what was confirmed later is left out
 * @param lines the deductions that count, in the order of their confirmation
 * @param followUps what has followed from the deductions of the period
 */
public record Score(
        Subject subject,
        CatalogueVersion rules,
        LocalDate begin,
        LocalDate on,
        Instant knownAt,
        List<CountedDeduction> lines,
        List<FollowUp> followUps) {
    private static final Comparator<CountedDeduction> CONFIRMATION =
            Comparator.comparing(CountedDeduction::confirmedAt);

    /** Copies the lists. */
    public Score {
        lines = List.copyOf(lines);
        followUps = List.copyOf(followUps);
    }

    /**
     * Counts.
     *
     * @param confirmed every confirmed deduction of the subject under the scheme; of those confirmed at one instant, the first on the
     *     ledger comes first
     * @throws org.jianzheng.model.error.Refusal {@code NOT_IN_FORCE} for a day before the scheme's first
     */
    public static Score of(
            Subject subject, Scheme scheme, List<CountedDeduction> confirmed, LocalDate on, Instant knownAt) {
        Catalogue inForce = scheme.inForceOn(on);
        RuleCatalogue rules = inForce.content(RuleCatalogue.class);
        LocalDate begin = rules.period().begin(on, inForce.from());
        List<CountedDeduction> known = confirmed.stream()
                .filter(deduction -> !deduction.confirmedAt().isAfter(knownAt))
                .filter(deduction -> !deduction.happenedOn().isAfter(on))
                .sorted(CONFIRMATION)
                .toList();
        List<CountedDeduction> ofPeriod = known.stream()
                .filter(deduction -> !deduction.happenedOn().isBefore(begin))
                .toList();
        return new Score(
                subject,
                inForce.version(),
                begin,
                on,
                knownAt,
                known.stream()
                        .filter(deduction -> deduction.stands(on, knownAt))
                        .filter(deduction -> counts(deduction, scheme, begin, on))
                        .toList(),
                followUps(rules, scheme, ofPeriod));
    }

    /** The score as the ledger's heads give it; what a subject continues counts against it (invariant 23). */
    public static Score read(HeadReader heads, Subject subject, String catalogue, LocalDate on, Instant knownAt) {
        List<CountedDeduction> confirmed = SubjectHead.lineage(heads, subject).stream()
                .flatMap(each -> AccountPeriods.read(heads, each, catalogue).begins().stream()
                        .map(begin -> AccountHead.read(heads, each, catalogue, begin)))
                .flatMap(account -> account.deductions().stream())
                .toList();
        return of(subject, Scheme.read(heads, catalogue), confirmed, on, knownAt);
    }

    private static boolean counts(CountedDeduction deduction, Scheme scheme, LocalDate begin, LocalDate on) {
        return deduction
                .rule()
                .flatMap(code ->
                        scheme.rules(deduction.catalogue()).require(code).validity())
                .map(validity -> !on.isAfter(validity.lastDay(Dates.of(deduction.confirmedAt()))))
                .orElseGet(() -> !deduction.happenedOn().isBefore(begin));
    }

    private static List<FollowUp> followUps(RuleCatalogue rules, Scheme scheme, List<CountedDeduction> ofPeriod) {
        List<FollowUp> all = new ArrayList<>();
        ExactPoints total = ExactPoints.NONE;
        for (CountedDeduction deduction : ofPeriod) {
            List<Effect> ofRule = deduction
                    .rule()
                    .map(code ->
                            scheme.rules(deduction.catalogue()).require(code).effects())
                    .orElse(List.of());
            all.addAll(followUps(rules, ofRule, deduction, total));
            total = total.plus(deduction.knownPoints());
        }
        return all;
    }

    /** What follows from a deduction, after so many points in the same period. */
    private static List<FollowUp> followUps(
            RuleCatalogue rules, List<Effect> ofRule, CountedDeduction deduction, ExactPoints before) {
        ExactPoints points = deduction.knownPoints();
        ExactPoints after = before.plus(points);
        Map<Effect, List<FollowUp.Ground>> grounds = new LinkedHashMap<>();
        add(grounds, ofRule, FollowUp.Cause.RULE, points);
        for (Threshold threshold : rules.thresholds()) {
            switch (threshold.kind()) {
                case SINGLE -> {
                    if (points.reach(threshold.points())) {
                        add(grounds, threshold.effects(), FollowUp.Cause.SINGLE, points);
                    }
                }
                case CUMULATIVE -> {
                    // Once in a period: by the deduction that reaches it, and by none above it.
                    if (!before.reach(threshold.points()) && after.reach(threshold.points())) {
                        add(grounds, threshold.effects(), FollowUp.Cause.CUMULATIVE, after);
                    }
                }
            }
        }
        return grounds.entrySet().stream()
                .map(entry -> new FollowUp(entry.getKey(), entry.getValue(), deduction.decision()))
                .toList();
    }

    private static void add(
            Map<Effect, List<FollowUp.Ground>> grounds,
            List<Effect> effects,
            FollowUp.Cause cause,
            ExactPoints points) {
        effects.forEach(effect ->
                grounds.computeIfAbsent(effect, unknown -> new ArrayList<>()).add(new FollowUp.Ground(cause, points)));
    }

    /** All points that are known. */
    public ExactPoints points() {
        return ExactPoints.sum(lines.stream().map(CountedDeduction::knownPoints).toList());
    }

    /** How many deductions count whose points nobody knows. */
    public long unknown() {
        return lines.stream().filter(line -> line.points().isEmpty()).count();
    }

    /** The score as JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("rules", rules.toString())
                .put("begin", Dates.format(begin))
                .put("on", Dates.format(on))
                .put("knownAt", Instants.format(knownAt))
                .put("points", points().toJson())
                .put("shown", points().shown())
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
