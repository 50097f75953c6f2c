/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.Instant;
import java.util.List;
import org.jianzheng.model.catalogue.EvaluationMethod;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What an evaluator has filled in: a form without rules is a nil form, which is a form all the same (invariant 27).
 *
 * @param rules codes of the rules that were broken
 * @param points all points of the form
 * @param evidence what shows it; at least one file where rules were broken (invariant 5)
 * @param escalation the steps that were taken on site, in their order
 * @param salt keeps the commitment from being guessed
 */
public record FormContent(
        List<String> rules, long points, List<EvidenceId> evidence, List<TakenStep> escalation, Salt salt) {
    private static final int MAX_RULES = 32;
    private static final int MAX_EVIDENCE = 32;
    private static final int MAX_STEPS = 8;
    private static final long MAX_POINTS = MAX_RULES * Points.MAX;

    /**
     * A step of escalation.
     *
     * @param step its name, as the catalogue has it
     * @param at when it was taken
     */
    public record TakenStep(String step, Instant at) {
        private static TakenStep fromJson(JsonObject json) {
            json.requireOnly("step", "at");
            return new TakenStep(Members.text(json, "step", Members.LINE), Instants.parse(json.string("at")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("step", step)
                    .put("at", Instants.format(at))
                    .build();
        }
    }

    /** Copies the lists. */
    public FormContent {
        rules = List.copyOf(rules);
        evidence = List.copyOf(evidence);
        escalation = List.copyOf(escalation);
    }

    /** Reads the content. */
    public static FormContent fromJson(JsonObject json) {
        json.requireOnly("rules", "points", "evidence", "escalation", "salt");
        List<JsonObject> steps =
                json.optionalArray("escalation").map(JsonArray::objects).orElse(List.of());
        if (steps.size() > MAX_STEPS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a form names at most %d steps", MAX_STEPS);
        }
        return new FormContent(
                Members.distinct(json, "rules", MAX_RULES, text -> text),
                Members.integer(json, "points", 0, MAX_POINTS),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse),
                steps.stream().map(TakenStep::fromJson).toList(),
                Salt.parse(json.string("salt")));
    }

    /** The JSON form; what is empty is left out. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .putValueIfPresent("rules", Members.strings(rules))
                .put("points", points)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .putValueIfPresent("escalation", Members.objects(escalation, TakenStep::toJson))
                .put("salt", salt.value())
                .build();
    }

    /** What stands in the form's record until all forms are disclosed: the digests of the canonical content, salt included. */
    public DualDigest commitment() {
        return DualDigest.of(toJson().canonical());
    }

    /**
     * Whether the rules of a catalogue give this form.
     *
     * @throws Refusal {@code EVIDENCE_MISSING} for points without evidence, {@code POINTS_REFUSED} for other points than the rules',
     *     {@code STATE_FORBIDS} where a step of escalation is missing or out of order, {@code REFERENCE_UNKNOWN} for another rule
     */
    public void requireFits(RuleCatalogue catalogue) {
        if (!rules.isEmpty() && evidence.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.EVIDENCE_MISSING, "a form that deducts points names at least one registered file");
        }
        List<Points> allowed =
                rules.stream().map(code -> catalogue.require(code).points()).toList();
        long least = allowed.stream().mapToLong(Points::least).sum();
        long most = allowed.stream().mapToLong(Points::most).sum();
        if (points < least || points > most) {
            throw Refusal.of(
                    ErrorCode.POINTS_REFUSED, "the rules %s give %d to %d points, not %d", rules, least, most, points);
        }
        catalogue
                .evaluation()
                .filter(method -> rules.stream().anyMatch(method.escalated()::contains))
                .ifPresent(this::requireEscalation);
    }

    private void requireEscalation(EvaluationMethod method) {
        List<String> taken = escalation.stream().map(TakenStep::step).toList();
        if (!taken.equals(method.escalation())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "the steps before are %s, taken were %s", method.escalation(), taken);
        }
        for (int i = 1; i < escalation.size(); i++) {
            if (escalation.get(i).at().isBefore(escalation.get(i - 1).at())) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "step %s was taken before %s",
                        escalation.get(i).step(),
                        escalation.get(i - 1).step());
            }
        }
    }
}
