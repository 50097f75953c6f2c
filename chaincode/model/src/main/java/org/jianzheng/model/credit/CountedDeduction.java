/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;

/**
 * A confirmed deduction, as a score counts it.
 *
 * @param proposal the record that proposed it
 * @param decision the record that confirmed it
 * @param happenedOn the day of the behaviour
 * @param rule the rule's code
 * @param points how many points, if that is known
 * @param confirmedAt when it was confirmed
 */
public record CountedDeduction(
        RecordRef proposal,
        RecordRef decision,
        LocalDate happenedOn,
        String rule,
        Optional<Long> points,
        Instant confirmedAt) {

    static CountedDeduction fromJson(JsonObject json) {
        return new CountedDeduction(
                RecordRef.parse(json.string("proposal")),
                RecordRef.parse(json.string("decision")),
                Dates.parse(json.string("happenedOn")),
                json.string("rule"),
                json.has("points") ? Optional.of(json.integer("points")) : Optional.empty(),
                Instants.parse(json.string("confirmedAt")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("decision", decision.toString())
                .put("happenedOn", Dates.format(happenedOn))
                .put("rule", rule)
                .putValueIfPresent("points", points.map(JsonInteger::new))
                .put("confirmedAt", Instants.format(confirmedAt))
                .build();
    }
}
