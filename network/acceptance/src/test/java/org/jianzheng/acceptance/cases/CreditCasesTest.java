/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
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
    void three_blind_forms_on_one_agency_and_the_score_that_is_sent_once(Stage stage) {
        stage.play("gaotang-forms", around -> List.of(new FormActions(around), new ScorePushActions(around)));
    }
}
