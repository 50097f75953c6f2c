/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance scenario E (domain 4), through gateways. */
@ExtendWith(CaseStage.class)
class BidCasesTest {
    @ParameterizedTest
    @ValueSource(strings = {"sealed-bids", "sealed-bids-mismatch"})
    void sealed_bids_from_commitment_to_evaluation(String name, Stage stage) {
        stage.play(name, around -> List.of(new BidActions(around)));
    }
}
