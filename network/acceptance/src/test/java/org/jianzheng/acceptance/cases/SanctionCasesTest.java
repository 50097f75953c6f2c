/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance case C: the joint decision; and the eligibility of case A (domain 4). */
@ExtendWith(CaseStage.class)
class SanctionCasesTest {
    @Test
    void three_departments_sign_one_text_and_an_edit_voids_what_was_signed(Stage stage) {
        JsonObject file = Stage.file("suizhou-joint");

        stage.play(only(file, 8, 30, Set.of("decision", "deadline")), around -> List.of(new SanctionActions(around)));
    }

    @Test
    void who_was_suspended_may_evaluate_again_when_the_pool_says_so(Stage stage) {
        JsonObject file = Stage.file("pingliang-2020");

        stage.play(only(file, 1, 3, Set.of("eligibility")), around -> List.of(new EligibilityActions(around)));
    }

    @Test
    void who_was_suspended_without_dates_is_left_to_a_person_to_decide_about(Stage stage) {
        JsonObject file = only(Stage.file("pingliang-2020"), 31, 48, Set.of());
        JsonObject given = file.object("given");
        String suspended = file.array("when").object(0).object("with").string("subject");
        JsonObject people = given.object("people").with("undated", suspended);
        JsonObject fact = CanonicalJson.parseObject(("{\"ask\":{\"eligibility\":\"undated\",\"on\":\"2021-03-01\","
                        + "\"knownAt\":\"2021-12-31T00:00:00+08:00\",\"rule\":\"poolRule\"},"
                        + "\"expect\":{\"answer\":\"UNDETERMINED\"}}")
                .getBytes(StandardCharsets.UTF_8));

        stage.play(
                file.with("given", given.with("people", people))
                        .with("then", file.object("then").with("facts", JsonArray.of(List.of(fact)))),
                around -> List.of(new EligibilityActions(around)));
    }

    @Test
    void a_first_offence_is_tolerated_once_and_leaves_no_public_trace(Stage stage) {
        JsonObject file = only(Stage.file("suizhou-joint"), 31, 43, Set.of("exemptions", "publicTraces"));
        // Alerts are recorded by their own capability.
        List<JsonObject> steps = file.array("when").objects().stream()
                .filter(step -> !Set.of("RAISE_ALERT", "CONFIRM_DEDUCTION").contains(step.string("do")))
                .toList();

        stage.play(file.with("when", JsonArray.of(steps)), around -> List.of(new ExemptionActions(around)));
    }

    /** The steps from one number to another, and the questions about these things. */
    private static JsonObject only(JsonObject file, long first, long last, Set<String> questions) {
        JsonObject then = file.object("then");
        List<JsonObject> steps = file.array("when").objects().stream()
                .filter(step -> step.integer("n") >= first && step.integer("n") <= last)
                .toList();
        List<JsonObject> asked = then.array("facts").objects().stream()
                .filter(fact -> !Collections.disjoint(fact.object("ask").keys(), questions))
                .filter(fact -> !Set.of("complaint", "acceptance", "decision")
                        .contains(fact.object("ask").optionalString("deadline").orElse("")))
                .toList();
        return file.with("when", JsonArray.of(steps)).with("then", then.with("facts", JsonArray.of(asked)));
    }
}
