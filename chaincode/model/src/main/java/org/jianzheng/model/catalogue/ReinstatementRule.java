/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What a pool asks of an expert after a suspension before the expert may evaluate again (domain 2.9, 3.2).
 *
 * @param steps by the length of the suspension, the shortest first
 */
public record ReinstatementRule(List<Step> steps) implements CatalogueContent {
    private static final int MAX_STEPS = 16;
    private static final int MAX_MONTHS = 12_000;

    /** Every suspension ends by itself. */
    public static final ReinstatementRule AUTOMATIC = new ReinstatementRule(List.of(new Step(MAX_MONTHS, List.of())));

    /** What may be asked for. */
    public enum Need {
        /** An application. */
        APPLICATION,
        /** A written commitment. */
        COMMITMENT,
        /** A test. */
        TEST
    }

    /**
     * What is asked for up to a length.
     *
     * @param upToMonths the longest suspension of the step, in calendar months
     * @param needs what is asked for; nothing if it ends by itself
     */
    public record Step(long upToMonths, List<Need> needs) {
        /** Copies the list. */
        public Step {
            needs = List.copyOf(needs);
        }

        private static Step fromJson(JsonObject json) {
            json.requireOnly("upToMonths", "needs");
            return new Step(Members.integer(json, "upToMonths", 1, MAX_MONTHS), ReinstatementRule.needs(json, "needs"));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("upToMonths", upToMonths)
                    .putValueIfPresent("needs", Members.strings(needs))
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a rule without steps, with too many, or with steps that do not become longer. */
    public ReinstatementRule {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a rule has 1 to %d steps", MAX_STEPS);
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).upToMonths() <= steps.get(i - 1).upToMonths()) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the steps of a rule become longer");
            }
        }
    }

    /** Reads the content. */
    public static ReinstatementRule fromJson(JsonObject json) {
        json.requireOnly("steps");
        return new ReinstatementRule(
                json.array("steps").objects().stream().map(Step::fromJson).toList());
    }

    /** Reads a list of what was asked for or done. */
    public static List<Need> needs(JsonObject json, String member) {
        return Members.distinct(json, member, Need.values().length, ReinstatementRule::need);
    }

    private static Need need(String name) {
        for (Need need : Need.values()) {
            if (need.name().equals(name)) {
                return need;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is nothing that a pool asks for", name);
    }

    /** What is asked for after a suspension; a longer one than any step asks for what the last one does. */
    public List<Need> after(LocalDate effect, Term term) {
        LocalDate last = term.lastDay(effect);
        return steps.stream()
                .filter(step -> !last.isAfter(effect.plusMonths(step.upToMonths())))
                .findFirst()
                .orElse(steps.getLast())
                .needs();
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.REINSTATEMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("steps", JsonArray.of(steps.stream().map(Step::toJson).toList()))
                .build();
    }
}
