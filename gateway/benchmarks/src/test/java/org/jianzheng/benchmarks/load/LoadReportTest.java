/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.benchmarks.measure.Latencies;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Pace;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ProcessorUse USE =
            new ProcessorUse(Map.of("gateway-city", 300L, "ledger", 200L), Map.of("ledger", 90L));
    private static final Latencies LATENCIES = new Latencies(900, 10, 20, 30, 40);

    @Test
    void compares_records_with_plain_writes_of_as_many_values() {
        assertThat(run(900, 5).plainPerSecond()).contains(1_000L);
        assertThat(run(900, 5).percentOfPlain()).contains(90L);
    }

    @Test
    void shows_the_spread_of_the_runs_in_the_table() {
        assertThat(report(List.of(run(800, 5), run(900, 5), run(1_000, 5))).table())
                .containsPattern("records/s committed +900 \\[800–1000\\]")
                .containsPattern("records in % of plain +90 \\[80–100\\]")
                .containsPattern("all programs us/record +500 ")
                .containsPattern("gateway-city us/record +300 ")
                .containsPattern("ledger us/plain value +90 ")
                .contains("median [least–most]");
    }

    @Test
    void saves_machine_settings_runs_and_summary_as_canonical_json() {
        JsonObject json = CanonicalJson.parseCanonical(
                        report(List.of(run(800, 5), run(900, 5))).toJson().canonical())
                .asObject();
        assertThat(json.object("machine").keys()).contains("processor", "cores", "memoryMB", "java", "system");
        assertThat(json.string("engine")).isEqualTo("embedded");
        assertThat(json.bool("preSigned")).isTrue();
        assertThat(json.array("runs").size()).isEqualTo(2);
        assertThat(json.array("runs")
                        .object(0)
                        .object("processorMicros")
                        .object("record")
                        .integer("ledger"))
                .isEqualTo(200);
        JsonObject records = json.array("runs").object(0).object("records");
        assertThat(records.object("committed").integer("p99us")).isEqualTo(30);
        assertThat(records.object("cosigned").integer("p95us")).isEqualTo(20);
        assertThat(records.object("errors").integer("QUEUE_FULL")).isEqualTo(2);
        assertThat(json.object("summary").object("records/s committed").integer("median"))
                .isEqualTo(800);
    }

    @Test
    void leaves_out_what_the_network_does_not_have() {
        LoadRun alone = new LoadRun(outcome(900, 5), Optional.empty(), Optional.empty(), 0, ProcessorUse.UNKNOWN);
        assertThat(report(List.of(alone)).table()).doesNotContain("plain").doesNotContain("no-op");
        assertThat(alone.toJson().has("plain")).isFalse();
    }

    @Test
    void counts_at_least_one_record_in_a_transaction() {
        assertThat(outcome(0, 0).recordsInTransaction()).isEqualTo(1);
        assertThat(outcome(900, 5).recordsInTransaction()).isEqualTo(180);
    }

    private static LoadReport report(List<LoadRun> runs) {
        Pace pace = new Pace(1_000, 64, Duration.ofSeconds(10), Duration.ofSeconds(20));
        return new LoadReport(
                Instant.parse("2026-11-22T12:00:00Z"), Machine.here(), "embedded", "Ed25519", pace, 4, runs);
    }

    private static LoadRun run(long records, long transactions) {
        Measured plain = new Measured(10, SECOND, LATENCIES, Map.of());
        Measured noop = new Measured(50, SECOND, LATENCIES, Map.of());
        return new LoadRun(outcome(records, transactions), Optional.of(noop), Optional.of(plain), 100, USE);
    }

    private static RecordLoad.Outcome outcome(long records, long transactions) {
        Measured committed = new Measured(records, SECOND, LATENCIES, Map.of("QUEUE_FULL", 2L));
        return new RecordLoad.Outcome(committed, LATENCIES, 0, transactions);
    }
}
