/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance scenario A (domain 4) through gateways: a year's lots and their sums, its discipline, and who may evaluate because of it. */
@ExtendWith(CaseStage.class)
class YearCasesTest {
    private static final String SUSPEND = "CONFIRM_SUSPENSION";

    @Test
    void a_year_of_1786_lots_closes_when_all_sums_agree_and_its_discipline_is_reported(Stage stage) {
        JsonObject file = Stage.file("pingliang-2020");

        stage.play(alsoAsking(file), YearCasesTest::families);
    }

    private static List<Actions> families(Surroundings around) {
        CaseEvidence evidence = new CaseEvidence(around);
        return List.of(
                new YearActions(around),
                new EligibilityActions(around, evidence),
                new DisciplineActions(around, evidence));
    }

    /** Also asks about somebody whose suspension has no dates: a person must decide. */
    private static JsonObject alsoAsking(JsonObject file) {
        JsonObject given = file.object("given");
        JsonObject then = file.object("then");
        String undated = file.array("when").objects().stream()
                .filter(step -> step.string("do").equals(SUSPEND))
                .map(step -> step.object("with"))
                .filter(with -> with.optional("months")
                        .filter(JsonString.class::isInstance)
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .string("subject");
        List<JsonObject> facts = new ArrayList<>(then.array("facts").objects());
        facts.add(CanonicalJson.parseObject(("{\"ask\":{\"eligibility\":\"undated\",\"on\":\"2021-03-01\","
                        + "\"knownAt\":\"2021-12-31T00:00:00+08:00\",\"rule\":\"poolRule\"},"
                        + "\"expect\":{\"answer\":\"UNDETERMINED\"}}")
                .getBytes(StandardCharsets.UTF_8)));
        return file.with("given", given.with("people", given.object("people").with("undated", undated)))
                .with("then", then.with("facts", JsonArray.of(facts)));
    }
}
