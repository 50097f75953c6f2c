/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance case C as a whole (domain 4). */
@ExtendWith(CaseStage.class)
class SanctionCasesTest {
    @Test
    void a_complaint_at_one_window_a_decision_of_three_departments_and_offences_that_are_tolerated(Stage stage) {
        stage.play("suizhou-joint", around -> {
            CaseDepartments departments = new CaseDepartments(around);
            AlertActions alerts = new AlertActions(around, departments);
            return List.of(
                    new SanctionActions(around, departments),
                    new CaseworkActions(around, departments),
                    alerts,
                    new ExemptionActions(around, alerts));
        });
    }
}
