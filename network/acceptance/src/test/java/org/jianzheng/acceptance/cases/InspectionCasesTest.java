/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance scenario G (domain 4), through gateways. */
@ExtendWith(CaseStage.class)
class InspectionCasesTest {
    @Test
    void a_quarter_of_each_agencys_lots_is_drawn_from_a_committed_seed(Stage stage) {
        stage.play("agency-sampling", around -> List.of(new InspectionActions(around)));
    }
}
