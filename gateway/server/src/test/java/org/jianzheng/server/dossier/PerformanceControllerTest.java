/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceControllerTest {
    private static final Instant NOW = Instant.parse("2026-09-02T00:00:00Z");
    private static final String CODE = "91350100M000100Y43";

    private final Records records = new Records(16);

    @TempDir
    private Path folder;

    @Test
    void a_contract_is_told_by_what_stands_under_the_lot() {
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            PerformanceController performances = new PerformanceController(log, InstantSource.fixed(NOW));
            assertThatThrownBy(() -> performances.performance(Records.LOT.value(), CODE, "", "", "", ""))
                    .hasMessageStartingWith("NOT_FOUND");
            ReadableRecord concluded = records.about(
                    Subject.parse("org:" + CODE),
                    new StageEvent(
                            Stage.PERFORMANCE,
                            new DossierItem("CONTRACT"),
                            StageEvent.Result.DONE,
                            Optional.empty(),
                            List.of()));
            ReleaseControllerTest.append(log, concluded);
            assertThat(performances
                            .performance(Records.LOT.value(), CODE, "某公司(虚构)", "某局(虚构)", "", "")
                            .getBody())
                    .contains(
                            "\"合同签署时间\"",
                            "\"" + CODE + "\",\"某公司(虚构)\"",
                            Instants.format(concluded.at()),
                            "2026-09-02T00:00:00Z");
        }
    }
}
