/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;

/**
 * Plays a case: does its steps in their order and at their times, and compares what comes of them and what is asked afterwards with
 * what the case expects.
 */
final class CaseRunner {
    private static final Set<String> ORDER = Set.of("n", "outcome", "why");
    private static final String NOTE = "note";

    private final SettableClock clock;
    private final List<Actions> families;
    private final Map<Long, JsonObject> expected = new TreeMap<>();

    CaseRunner(SettableClock clock, List<Actions> families) {
        this.clock = clock;
        this.families = families;
    }

    /** Plays it. */
    void play(JsonObject file) {
        file.object("then").array("steps").objects().forEach(step -> expected.put(step.integer("n"), step));
        List<Step> steps =
                file.array("when").objects().stream().map(Step::fromJson).toList();
        clock.set(steps.getFirst().at());
        families.forEach(family -> family.prepare(file.object("given"), steps));
        List<JsonObject> facts = file.object("then").array("facts").objects();
        for (Step step : steps) {
            preparations(file.object("given"), step).forEach(this::prepared);
            compare(step, outcome(step));
            facts.stream()
                    .filter(fact ->
                            fact.object("ask").optionalInteger("afterStep").orElse(0) == step.n())
                    .forEach(this::compare);
        }
        facts.stream().filter(fact -> !fact.object("ask").has("afterStep")).forEach(this::compare);
    }

    private static List<Step> preparations(JsonObject given, Step step) {
        return given.optionalArray("preparatory").map(JsonArray::objects).orElse(List.of()).stream()
                .filter(preparation -> preparation.integer("before") == step.n())
                .map(preparation -> preparation.has("at")
                        ? preparation
                        : preparation.with("at", step.at().toString()))
                .map(Step::fromJson)
                .toList();
    }

    /** What prepares a step must not fail. */
    private void prepared(Step step) {
        assertThat(outcome(step).word()).as("preparation %s", step).isEqualTo("ACCEPTED");
    }

    private Outcome outcome(Step step) {
        clock.set(step.at());
        Actions family = families.stream()
                .filter(each -> each.words().contains(step.action()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody knows how to do " + step));
        try {
            return family.perform(step);
        } catch (Refusal refused) {
            return new Outcome.Refused(refused.code(), refused.sentence());
        }
    }

    private void compare(Step step, Outcome outcome) {
        JsonObject wanted = Optional.ofNullable(expected.get(step.n()))
                .orElseThrow(() -> new AssertionError("no outcome of " + step));
        String word = wanted.string("outcome");
        if (word.equals("ACCEPTED_NO_CHANGE") && outcome instanceof Outcome.Refused) {
            // "A repeat that changes nothing may be answered ACCEPTED_NO_CHANGE or refused with its code."
            word = outcome.word();
        }
        assertThat(outcome.word()).as("%s came to %s", step, outcome).isEqualTo(word);
        if (outcome instanceof Outcome.Refused refused) {
            wanted.optionalString("why")
                    .ifPresent(why -> assertThat(codes(why))
                            .as("%s: \"%s\" was refused: %s", step, why, refused.sentence())
                            .contains(refused.code()));
        }
        Set<String> facts = new HashSet<>(wanted.keys());
        facts.removeAll(ORDER);
        for (String name : facts) {
            compare(name + " of " + step, wanted.value(name), outcome.facts().optional(name));
        }
    }

    private Set<ErrorCode> codes(String why) {
        return families.stream()
                .map(Actions::reasons)
                .filter(reasons -> reasons.containsKey(why))
                .findFirst()
                .map(reasons -> reasons.getOrDefault(why, Set.of()))
                .orElse(Set.of(ErrorCode.values()));
    }

    private void compare(JsonObject fact) {
        JsonObject ask = fact.object("ask");
        JsonObject answer = families.stream()
                .map(family -> family.answer(ask))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody knows how to answer " + ask));
        JsonObject wanted = fact.object("expect");
        wanted.keys().stream()
                .filter(name -> !name.equals(NOTE))
                .forEach(name -> compare(name + " of " + ask, wanted.value(name), answer.optional(name)));
    }

    /** Lists are compared without their order. */
    private static void compare(String what, JsonValue wanted, Optional<JsonValue> met) {
        if (wanted instanceof JsonArray list && met.orElse(null) instanceof JsonArray other) {
            assertThat(other.strings()).as(what).containsExactlyInAnyOrderElementsOf(list.strings());
        } else {
            assertThat(met).as(what).contains(wanted);
        }
    }
}
