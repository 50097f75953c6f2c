/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.fixture.StoredGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperDrillTest {
    @TempDir
    Path folder;

    @Test
    void finds_one_change_in_each_store_and_names_place_and_field() throws IOException {
        StoredGateway gateway = StoredGateway.make(folder.resolve("network"));
        List<DrillResult> results = new ArrayList<>();
        AuditReport before = new TamperDrill(gateway.trust(), folder.resolve("work"))
                .run(new GatewayFolder(gateway.gateway()), gateway.inputs(), results::add);
        assertThat(before.verdict()).isEqualTo(AuditVerdict.INTACT);
        assertThat(results).extracting(DrillResult::tampering).containsExactly(Tampering.values());
        assertThat(results).allSatisfy(result -> {
            assertThat(result.outcome()).as("%s", result).isEqualTo(DrillResult.Outcome.FOUND);
            assertThat(result.finding().orElseThrow().place()).isNotBlank();
            assertThat(result.finding().orElseThrow().field()).isNotBlank();
        });
    }
}
