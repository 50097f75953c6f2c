/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jianzheng.benchmarks.measure.Latencies;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Pace;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What a load program found out.
 *
 * @param at when
 * @param machine on what
 * @param engine which ledger
 * @param signature the algorithm of the records' signatures
 * @param pace at which pace
 * @param baselineInFlight how many baseline transactions were under way at most
 * @param runs the runs, at least one
 */
record LoadReport(
        Instant at,
        Machine machine,
        String engine,
        String signature,
        Pace pace,
        int baselineInFlight,
        List<LoadRun> runs) {
    LoadReport {
        runs = List.copyOf(runs);
    }

    private record Row(String name, Function<LoadRun, Optional<Long>> figure) {}

    private static final List<Row> ROWS = List.of(
            new Row(
                    "records/s committed",
                    run -> Optional.of(run.records().committed().perSecond())),
            new Row(
                    "records in a transaction",
                    run -> Optional.of((long) run.records().recordsInTransaction())),
            new Row("committed p50 us", run -> committed(run).map(Latencies::p50)),
            new Row("committed p95 us", run -> committed(run).map(Latencies::p95)),
            new Row("committed p99 us", run -> committed(run).map(Latencies::p99)),
            new Row(
                    "cosigned p50 us",
                    run -> Optional.of(run.records().cosigned().p50())),
            new Row(
                    "cosigned p95 us",
                    run -> Optional.of(run.records().cosigned().p95())),
            new Row(
                    "cosigned p99 us",
                    run -> Optional.of(run.records().cosigned().p99())),
            new Row("errors", run -> Optional.of(run.records().committed().failures())),
            new Row("not cosigned", run -> Optional.of(run.records().uncovered())),
            new Row("plain writes/s", LoadRun::plainPerSecond),
            new Row("plain p50 us", run -> run.plain().map(Measured::latencies).map(Latencies::p50)),
            new Row("plain p99 us", run -> run.plain().map(Measured::latencies).map(Latencies::p99)),
            new Row("records in % of plain", LoadRun::percentOfPlain),
            new Row("no-op transactions/s", run -> run.noop().map(Measured::perSecond)),
            new Row("no-op p50 us", run -> run.noop().map(Measured::latencies).map(Latencies::p50)),
            new Row("no-op p99 us", run -> run.noop().map(Measured::latencies).map(Latencies::p99)),
            new Row(
                    "baseline errors",
                    run -> run.plain()
                            .map(plain -> plain.failures()
                                    + run.noop().map(Measured::failures).orElse(0L))));

    private static Optional<Latencies> committed(LoadRun run) {
        return Optional.of(run.records().committed().latencies());
    }

    /** A table with the median and the spread of each figure. */
    String table() {
        StringBuilder table = new StringBuilder(settings());
        for (Row row : rows()) {
            spread(row)
                    .ifPresent(spread -> table.append(String.format(Locale.ROOT, "  %-36s %s%n", row.name(), spread)));
        }
        return table.toString();
    }

    /** Each figure with its spread, processor time apart. */
    Map<String, Spread> figures() {
        Map<String, Spread> figures = new LinkedHashMap<>();
        ROWS.forEach(row -> spread(row).ifPresent(spread -> figures.put(row.name(), spread)));
        return figures;
    }

    /** Microseconds of processor time that a record took of each group of programs. */
    Map<String, Spread> processorOfRecord() {
        return ofGroups(use -> ProcessorUse.byGroup(use.record()));
    }

    /** Microseconds of processor time that a plain value took of each group of programs. */
    Map<String, Spread> processorOfPlain() {
        return ofGroups(use -> ProcessorUse.byGroup(use.plain()));
    }

    private Map<String, Spread> ofGroups(Function<ProcessorUse, Map<String, Long>> use) {
        Map<String, List<Long>> micros = new TreeMap<>();
        for (LoadRun run : runs) {
            use.apply(run.processor())
                    .forEach((group, time) -> micros.computeIfAbsent(group, same -> new ArrayList<>())
                            .add(time));
        }
        Map<String, Spread> spreads = new TreeMap<>();
        micros.forEach((group, times) -> spreads.put(group, Spread.of(times)));
        return spreads;
    }

    /** Machine, engine and pace, in two lines. */
    String settings() {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%s, %d cores, %d MB, Java %s, %s%n",
                machine.processor(),
                machine.cores(),
                machine.memoryMegabytes(),
                machine.java(),
                machine.system()));
        table.append(String.format(
                Locale.ROOT,
                "engine %s, %s, %d callers, %s counted after %s of warm-up, %d runs: median [least–most]%n",
                engine,
                pace.perSecond() == 0 ? "as fast as answered" : pace.perSecond() + " records/s",
                pace.concurrency(),
                pace.measured(),
                pace.warmUp(),
                runs.size()));
        return table.toString();
    }

    JsonObject toJson() {
        JsonObject.Builder summary = JsonObject.builder();
        for (Row row : rows()) {
            spread(row).ifPresent(spread -> summary.put(row.name(), spread.toJson()));
        }
        return JsonObject.builder()
                .put("v", 1)
                .put("at", Instants.format(at))
                .put("machine", machine.toJson())
                .put("engine", engine)
                .put("signature", signature)
                .put("preSigned", true)
                .put("ratePerSecond", pace.perSecond())
                .put("concurrency", pace.concurrency())
                .put("baselineInFlight", baselineInFlight)
                .put("warmUpSeconds", pace.warmUp().toSeconds())
                .put("measuredSeconds", pace.measured().toSeconds())
                .put("runs", JsonArray.of(runs.stream().map(LoadRun::toJson).toList()))
                .put("summary", summary.build())
                .build();
    }

    /** The figures, and behind them the processor time of each program. */
    private List<Row> rows() {
        List<Row> rows = new ArrayList<>(ROWS);
        addProcessorRows(rows, " us/record", ProcessorUse::record);
        addProcessorRows(rows, " us/plain value", ProcessorUse::plain);
        return rows;
    }

    private void addProcessorRows(List<Row> rows, String unit, Function<ProcessorUse, Map<String, Long>> use) {
        Set<String> programs = new TreeSet<>();
        runs.forEach(run -> programs.addAll(use.apply(run.processor()).keySet()));
        if (!programs.isEmpty()) {
            rows.add(new Row("all programs" + unit, run -> Optional.of(ProcessorUse.sum(use.apply(run.processor())))));
        }
        for (String program : programs) {
            rows.add(new Row(
                    program + unit,
                    run -> Optional.ofNullable(use.apply(run.processor()).get(program))));
        }
    }

    private Optional<Spread> spread(Row row) {
        List<Long> figures = new ArrayList<>();
        for (LoadRun run : runs) {
            row.figure().apply(run).ifPresent(figures::add);
        }
        return figures.isEmpty() ? Optional.empty() : Optional.of(Spread.of(figures));
    }
}
