/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;

/**
 * A confirmed deduction, as a score counts it.
 *
 * @param proposal the record that proposed it
 * @param decision the record that confirmed it
 * @param catalogue the version of the rules
 * @param happenedOn the day of the behaviour
 * @param rule the rule's code; without it the deduction stands for a whole evaluation
 * @param points how many points, if that is known
 * @param effectiveFrom the first day on which it counts
 * @param confirmedAt when it was confirmed
 * @param end since when it counts no more, if it was repaired
 */
public record CountedDeduction(
        RecordRef proposal,
        RecordRef decision,
        CatalogueVersion catalogue,
        LocalDate happenedOn,
        Optional<String> rule,
        Optional<ExactPoints> points,
        LocalDate effectiveFrom,
        Instant confirmedAt,
        Optional<End> end) {

    /**
     * The end of a deduction.
     *
     * @param record the record that ended it
     * @param from the first day on which it counts no more
     * @param knownAt when it was recorded
     */
    public record End(RecordRef record, LocalDate from, Instant knownAt) {
        private static End fromJson(JsonObject json) {
            return new End(
                    RecordRef.parse(json.string("record")),
                    Dates.parse(json.string("from")),
                    Instants.parse(json.string("knownAt")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("record", record.toString())
                    .put("from", Dates.format(from))
                    .put("knownAt", Instants.format(knownAt))
                    .build();
        }
    }

    /** The points that are known. */
    public ExactPoints knownPoints() {
        return points.orElse(ExactPoints.NONE);
    }

    /** Whether it has begun to count on a day and has not ended by then, as known at a time. */
    boolean stands(LocalDate on, Instant asKnownAt) {
        return !effectiveFrom.isAfter(on)
                && end.filter(over -> !over.knownAt().isAfter(asKnownAt))
                        .filter(over -> !over.from().isAfter(on))
                        .isEmpty();
    }

    /** The same with an end. */
    CountedDeduction ended(End over) {
        return new CountedDeduction(
                proposal, decision, catalogue, happenedOn, rule, points, effectiveFrom, confirmedAt, Optional.of(over));
    }

    static CountedDeduction fromJson(JsonObject json) {
        return new CountedDeduction(
                RecordRef.parse(json.string("proposal")),
                RecordRef.parse(json.string("decision")),
                CatalogueVersion.parse(json.string("catalogue")),
                Dates.parse(json.string("happenedOn")),
                json.optionalString("rule"),
                json.has("points") ? Optional.of(ExactPoints.fromJson(json, "points")) : Optional.empty(),
                Dates.parse(json.string("effectiveFrom")),
                Instants.parse(json.string("confirmedAt")),
                json.optionalObject("end").map(End::fromJson));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("decision", decision.toString())
                .put("catalogue", catalogue.toString())
                .put("happenedOn", Dates.format(happenedOn))
                .putIfPresent("rule", rule)
                .putValueIfPresent("points", points.map(ExactPoints::toJson))
                .put("effectiveFrom", Dates.format(effectiveFrom))
                .put("confirmedAt", Instants.format(confirmedAt))
                .putValueIfPresent("end", end.map(End::toJson))
                .build();
    }
}
