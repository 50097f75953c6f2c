/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jianzheng.benchmarks.load.TrialRecords;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code log}: how fast the library integrates entries. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = "Measures how many entries a second the log library integrates; needs no network.")
public final class MeasureLog implements Callable<Integer> {
    @Option(names = "--entries", defaultValue = "100000", description = "Entries a run. Default: ${DEFAULT-VALUE}.")
    private int entries;

    @Option(names = "--per-block", defaultValue = "500", description = "Entries a block. Default: ${DEFAULT-VALUE}.")
    private int perBlock;

    @Option(names = "--runs", defaultValue = "3", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public MeasureLog() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SecureRandom random = new SecureRandom();
        Instant now = InstantSource.system().instant();
        LogBenchmark benchmark = new LogBenchmark(TrialRecords.unregistered(entries, random), perBlock, now, random);
        JsonObject.Builder figures = JsonObject.builder();
        for (Map.Entry<LogBenchmark.Work, Spread> rate : benchmark.measure(runs).entrySet()) {
            out.println(rate.getKey() + " entries/s: " + rate.getValue());
            figures.put(rate.getKey().name(), rate.getValue().toJson());
        }
        if (json != null) {
            JsonObject report = JsonObject.builder()
                    .put("v", 1)
                    .put("machine", Machine.here().toJson())
                    .put("entries", entries)
                    .put("entriesInBlock", perBlock)
                    .put("runs", runs)
                    .put("entriesPerSecond", figures.build())
                    .build();
            Files.write(json, report.canonical());
        }
        return 0;
    }
}
