/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a trial log is and how often it is measured, shared by the commands that need no network. */
public final class TrialLogOptions {
    @Option(names = "--entries", defaultValue = "100000", description = "Entries a run. Default: ${DEFAULT-VALUE}.")
    private int entries;

    @Option(names = "--per-block", defaultValue = "500", description = "Entries a block. Default: ${DEFAULT-VALUE}.")
    private int perBlock;

    @Option(names = "--runs", defaultValue = "3", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public TrialLogOptions() {}

    /** Entries a run. */
    public int entries() {
        return entries;
    }

    /** Entries a block. */
    public int perBlock() {
        return perBlock;
    }

    /** How often. */
    public int runs() {
        return runs;
    }

    /** Prints entries a second for each kind of work, and saves them where that was asked for. */
    public <W extends Enum<W>> void tell(Map<W, Spread> rates, PrintStream out) throws IOException {
        JsonObject.Builder figures = JsonObject.builder();
        rates.forEach((work, rate) -> {
            out.println(work + " entries/s: " + rate);
            figures.put(work.name(), rate.toJson());
        });
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
    }
}
