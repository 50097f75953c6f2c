/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.List;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What follows from a confirmed deduction, and on what grounds. Somebody still has to decide or do it. What follows on several grounds
 * follows once.
 *
 * @param effect what follows
 * @param grounds why, at least one
 * @param decision the record that confirmed the deduction
 */
public record FollowUp(Effect effect, List<Ground> grounds, RecordRef decision) {
    /** Copies the list. */
    public FollowUp {
        grounds = List.copyOf(grounds);
    }

    /**
     * Why something follows.
     *
     * @param cause which kind of reason
     * @param points the points that were reached; those of the deduction itself for a rule
     */
    public record Ground(Cause cause, ExactPoints points) {}

    /** A kind of reason. */
    public enum Cause {
        /** The rule itself says so. */
        RULE,
        /** The points of this one deduction. */
        SINGLE,
        /** All points of the counting period. */
        CUMULATIVE
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("effect", effect.toJson())
                .put(
                        "grounds",
                        JsonArray.of(grounds.stream()
                                .map(ground -> JsonObject.builder()
                                        .put("cause", ground.cause().name())
                                        .put("points", ground.points().toJson())
                                        .build())
                                .toList()))
                .put("decision", decision.toString())
                .build();
    }
}
