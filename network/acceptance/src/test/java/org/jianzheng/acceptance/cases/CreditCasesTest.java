/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance scenarios B and D (domain 4), through gateways. */
@ExtendWith(CaseStage.class)
class CreditCasesTest {
    @Test
    void deductions_of_experts_under_three_catalogues(Stage stage) {
        stage.play("expert-points", around -> List.of(new CreditActions(around), new NilForms(around)));
    }

    @Test
    void three_blind_forms_on_one_agency(Stage stage) {
        JsonObject file = without(Stage.file("gaotang-forms"), Set.of("pushes"));

        stage.play(
                file.with(
                        "when",
                        JsonArray.of(file.array("when").objects().stream()
                                .filter(step -> !step.string("do").equals("PUSH_SCORE"))
                                .toList())),
                around -> List.of(new FormActions(around)));
    }

    /** A case without the questions about these things. */
    private static JsonObject without(JsonObject file, Set<String> questions) {
        JsonObject then = file.object("then");
        List<JsonObject> asked = then.array("facts").objects().stream()
                .filter(fact -> Collections.disjoint(fact.object("ask").keys(), questions))
                .toList();
        return file.with("then", then.with("facts", JsonArray.of(asked)));
    }
}
