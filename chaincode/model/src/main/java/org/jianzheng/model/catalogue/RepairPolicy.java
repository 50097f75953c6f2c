/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * How long decisions are published and when they may be repaired (修复政策, domain 2.7). The version in force on the day of the finding
 * holds (invariant 14).
 *
 * @param periods one for each severity
 */
public record RepairPolicy(List<Period> periods) implements CatalogueContent {
    /**
     * The bounds of a severity.
     *
     * @param severity of what severity
     * @param least before it has passed nothing is repaired; none if duties done are enough
     * @param most after it publication ends by itself
     */
    public record Period(Measure.Severity severity, Optional<Term> least, Term most) {
        private static Period fromJson(JsonObject json) {
            json.requireOnly("severity", "least", "most");
            return new Period(
                    Members.choice(Measure.Severity.class, json, "severity"),
                    json.optionalObject("least").map(Term::fromJson),
                    Term.fromJson(json.object("most")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("severity", severity.name())
                    .putValueIfPresent("least", least.map(Term::toJson))
                    .put("most", most.toJson())
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a policy that leaves out a severity or has two periods of one. */
    public RepairPolicy {
        periods = List.copyOf(periods);
        Map<Measure.Severity, Period> bySeverity = new EnumMap<>(Measure.Severity.class);
        periods.forEach(period -> bySeverity.put(period.severity(), period));
        int severities = Measure.Severity.values().length;
        if (bySeverity.size() != severities || periods.size() != severities) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a policy has one period for each of %d severities", severities);
        }
    }

    /** Reads the content. */
    public static RepairPolicy fromJson(JsonObject json) {
        json.requireOnly("periods");
        return new RepairPolicy(
                json.array("periods").objects().stream().map(Period::fromJson).toList());
    }

    /**
     * The first day on which a decision with these severities may be repaired; the longest period holds.
     *
     * @param found the day of the finding
     */
    public LocalDate repairableFrom(LocalDate found, Collection<Measure.Severity> severities) {
        return severities.stream()
                .map(this::period)
                .map(period -> period.least().map(least -> least.lastDay(found)).orElse(found))
                .max(Comparator.naturalOrder())
                .orElse(found);
    }

    /**
     * The last day on which a decision with these severities is published; the longest period holds.
     *
     * @param found the day of the finding
     */
    public LocalDate publishedUntil(LocalDate found, Collection<Measure.Severity> severities) {
        return severities.stream()
                .map(this::period)
                .map(period -> period.most().lastDay(found))
                .max(Comparator.naturalOrder())
                .orElse(found);
    }

    private Period period(Measure.Severity severity) {
        return periods.stream()
                .filter(period -> period.severity() == severity)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.REPAIR;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "periods",
                        JsonArray.of(periods.stream().map(Period::toJson).toList()))
                .build();
    }
}
