/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance scenario A (domain 4), the year's lots and their sums, through gateways. */
@ExtendWith(CaseStage.class)
class YearCasesTest {
    private static final Set<String> WORDS = Set.of("LOAD_LOTS", "CLOSE_YEAR", "OVERWRITE_LOT");
    private static final Set<String> REPORTS = Set.of("totals", "county by category");

    @Test
    void a_year_of_1786_lots_closes_when_all_sums_agree(Stage stage) {
        JsonObject file = Stage.file("pingliang-2020");
        JsonObject then = file.object("then");

        stage.play(
                file.with("when", some(file.array("when"), step -> WORDS.contains(step.string("do"))))
                        .with(
                                "then",
                                then.with(
                                        "facts",
                                        some(
                                                then.array("facts"),
                                                fact -> REPORTS.contains(fact.object("ask")
                                                        .optionalString("report")
                                                        .orElse(""))))),
                around -> List.of(new YearActions(around)));
    }

    private static JsonArray some(JsonArray all, Predicate<JsonObject> wanted) {
        return JsonArray.of(all.objects().stream().filter(wanted).toList());
    }
}
