/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Department;
import org.jianzheng.sample.keys.PersonKey;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledger, contracts and gateways go by the clock that a case sets. */
@ExtendWith(CaseStage.class)
class CaseNetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"2019-12-31T16:00:00Z", "2031-02-28T00:00:00Z", "2020-02-29T09:30:00Z"})
    void a_record_of_any_year_has_that_year_s_ledger_time(String time, Stage stage) {
        Surroundings around = stage.surroundings();
        Instant at = Instant.parse(time);
        around.clock().set(at);
        PersonKey registrar = around.people().registrar(CaseNetwork.REGULATOR);
        DepartmentId department =
                DepartmentId.parse("bureau-" + around.names().play().toLowerCase(java.util.Locale.ROOT));

        ReadableRecord record =
                around.desk().record(registrar, new Department(department, "某局（虚构）", CaseNetwork.REGULATOR));

        JsonObject onLedger = around.desk()
                .get(CaseNetwork.REGULATOR, "records/" + record.id().value());
        assertThat(Instant.parse(onLedger.string("time"))).isEqualTo(at);
    }
}
