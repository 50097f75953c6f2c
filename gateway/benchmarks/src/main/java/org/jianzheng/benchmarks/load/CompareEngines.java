/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.FabricMissing;
import org.jianzheng.launcher.network.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code engines}: the same load on each ledger engine in turn, in one table. */
@Command(
        name = "engines",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a network on each engine in turn, measures records and baselines on it, stops it, and prints one table.",
            "Real Fabric is skipped, and that is said, where its programs are neither in FABRIC_BIN nor on PATH."
        })
public final class CompareEngines implements Callable<Integer> {
    @Option(
            names = "--run-dir",
            required = true,
            description = "A folder for the networks; each gets one of its own in it.")
    private Path runDirectory = Path.of("");

    @Option(
            names = "--engines",
            split = ",",
            defaultValue = "embedded,fabric-bft,fabric-raft",
            converter = EngineWord.class,
            description = "Which, in this order. Default: ${DEFAULT-VALUE}.")
    private List<Engine> engines = List.of();

    @Mixin
    private PaceOptions options = new PaceOptions();

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public CompareEngines() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        NetworkLoad load = new NetworkLoad(options, out);
        List<LoadReport> reports = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Engine engine : engines) {
            out.println("engine " + engine.word());
            try {
                reports.add(load.ofStarted(runDirectory.resolve(engine.word()), engine));
            } catch (FabricMissing absent) {
                skipped.add("skipped " + engine.word() + ": " + absent.getMessage());
            }
        }
        skipped.forEach(out::println);
        if (reports.isEmpty()) {
            return 1;
        }
        EnginesReport report = new EnginesReport(reports);
        out.print(report.table());
        if (json != null) {
            Files.write(json, report.toJson().canonical());
            out.println("saved in " + json);
        }
        return 0;
    }
}
