/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * The rules by which points are deducted (规则目录).
 *
 * @param period over what time points add up
 * @param rules its rules
 * @param thresholds what follows from points
 * @param evaluation how forms of several evaluators are combined, where the rules are applied by such forms
 */
public record RuleCatalogue(
        Period period, List<Rule> rules, List<Threshold> thresholds, Optional<EvaluationMethod> evaluation)
        implements CatalogueContent {
    private static final int MAX_RULES = 400;
    private static final int MAX_THRESHOLDS = 16;

    /** Over what time points add up. */
    public enum Period {
        /** From 1 January to 31 December. */
        CALENDAR_YEAR {
            @Override
            public LocalDate begin(LocalDate day, LocalDate inForce) {
                return day.withDayOfYear(1);
            }
        },
        /** Three calendar months, the first from 1 January on. */
        QUARTER {
            @Override
            public LocalDate begin(LocalDate day, LocalDate inForce) {
                int first = (day.getMonthValue() - 1) / MONTHS * MONTHS + 1;
                return LocalDate.of(day.getYear(), first, 1);
            }
        },
        /** From the catalogue's first day on, without an end. */
        SINCE_IN_FORCE {
            @Override
            public LocalDate begin(LocalDate day, LocalDate inForce) {
                return inForce;
            }
        };

        private static final int MONTHS = 3;

        /**
         * The first day of the period that holds a day.
         *
         * @param inForce the catalogue's first day
         */
        public abstract LocalDate begin(LocalDate day, LocalDate inForce);
    }

    /** Refuses ({@code SCHEMA_INVALID}) a catalogue without rules, with too many, or with two of one code. */
    public RuleCatalogue {
        rules = List.copyOf(rules);
        thresholds = List.copyOf(thresholds);
        if (rules.isEmpty() || rules.size() > MAX_RULES || thresholds.size() > MAX_THRESHOLDS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a catalogue has 1 to %d rules and at most %d thresholds",
                    MAX_RULES,
                    MAX_THRESHOLDS);
        }
        if (rules.stream().map(Rule::code).collect(Collectors.toSet()).size() != rules.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "two rules of a catalogue have one code");
        }
        List<Rule> all = rules;
        evaluation.ifPresent(method -> method.escalated().forEach(code -> require(all, code)));
    }

    /** Rules that nobody applies by forms. */
    public RuleCatalogue(Period period, List<Rule> rules, List<Threshold> thresholds) {
        this(period, rules, thresholds, Optional.empty());
    }

    /** Reads the content. */
    public static RuleCatalogue fromJson(JsonObject json) {
        json.requireOnly("period", "rules", "thresholds", "evaluation");
        return new RuleCatalogue(
                Members.choice(Period.class, json, "period"),
                json.array("rules").objects().stream().map(Rule::fromJson).toList(),
                json.optionalArray("thresholds").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(Threshold::fromJson)
                        .toList(),
                json.optionalObject("evaluation").map(EvaluationMethod::fromJson));
    }

    /** The rule of this code; refuses ({@code REFERENCE_UNKNOWN}) any other. */
    public Rule require(String code) {
        return require(rules, code);
    }

    private static Rule require(List<Rule> rules, String code) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the catalogue has no rule %s", code));
    }

    /** How forms are combined; refuses ({@code STATE_FORBIDS}) where rules are not applied by forms. */
    public EvaluationMethod requireEvaluation() {
        return evaluation.orElseThrow(
                () -> Refusal.of(ErrorCode.STATE_FORBIDS, "the catalogue does not say how forms are combined"));
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.RULES;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("period", period.name())
                .put("rules", JsonArray.of(rules.stream().map(Rule::toJson).toList()));
        if (!thresholds.isEmpty()) {
            json.put(
                    "thresholds",
                    JsonArray.of(thresholds.stream().map(Threshold::toJson).toList()));
        }
        return json.putValueIfPresent("evaluation", evaluation.map(EvaluationMethod::toJson))
                .build();
    }
}
