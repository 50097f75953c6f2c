/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.Role;

/**
 * How the forms of several evaluators about one subject are filled in and combined (一标一评价, domain 2.9, invariant 27).
 *
 * @param combination what comes of the forms' points
 * @param evaluators whose forms are expected, each role once
 * @param escalation the steps that must have been taken, in this order, before a rule of {@code escalated} is applied
 * @param escalated codes of rules that punish persistence
 */
public record EvaluationMethod(
        Combination combination, List<Role> evaluators, List<String> escalation, List<String> escalated) {
    private static final int MAX_EVALUATORS = 8;
    private static final int MAX_STEPS = 8;
    private static final int MAX_RULES = 400;

    /** What comes of the points of several forms. */
    public enum Combination {
        /** All points together. */
        SUM,
        /** Those of the heaviest form. */
        MAX,
        /** Their average over all expected forms, as an exact fraction. */
        AVERAGE
    }

    /** Refuses ({@code SCHEMA_INVALID}) a method without evaluators, and escalated rules without steps. */
    public EvaluationMethod {
        evaluators = List.copyOf(evaluators);
        escalation = List.copyOf(escalation);
        escalated = List.copyOf(escalated);
        if (evaluators.isEmpty() || escalation.isEmpty() != escalated.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a method has evaluators, and steps of escalation for escalated rules only");
        }
    }

    static EvaluationMethod fromJson(JsonObject json) {
        json.requireOnly("combination", "evaluators", "escalation", "escalated");
        return new EvaluationMethod(
                Members.choice(Combination.class, json, "combination"),
                Members.distinct(json, "evaluators", MAX_EVALUATORS, name -> Members.choice(Role.class, name)),
                Members.distinct(json, "escalation", MAX_STEPS, Members::requireLine),
                Members.distinct(json, "escalated", MAX_RULES, text -> text));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("combination", combination.name())
                .put(
                        "evaluators",
                        JsonArray.ofStrings(evaluators.stream().map(Role::name).toList()))
                .putValueIfPresent("escalation", Members.strings(escalation))
                .putValueIfPresent("escalated", Members.strings(escalated))
                .build();
    }
}
