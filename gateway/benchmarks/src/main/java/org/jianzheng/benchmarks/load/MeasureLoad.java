/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.network.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code load}: measures the record lane of one network, and the baselines beside it. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Hands records to the city's gateway at a pace, and calls the baselines in the same run.")
public final class MeasureLoad implements Callable<Integer> {
    @Option(names = "--run-dir", required = true, description = "The folder of the network.")
    private Path runDirectory = Path.of("");

    @Option(
            names = "--start",
            description =
                    "Start a network of its own in the run directory, with the baselines, and stop it at the end.")
    private boolean start;

    @Option(
            names = "--engine",
            defaultValue = "embedded",
            converter = EngineWord.class,
            description = "With --start: embedded, fabric-bft or fabric-raft. Default: ${DEFAULT-VALUE}.")
    private Engine engine = Engine.EMBEDDED;

    @Mixin
    private PaceOptions options = new PaceOptions();

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public MeasureLoad() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        NetworkLoad load = new NetworkLoad(options, out);
        LoadReport report = start ? load.ofStarted(runDirectory, engine) : load.ofRunning(runDirectory);
        out.print(report.table());
        if (json != null) {
            Files.write(json, report.toJson().canonical());
            out.println("saved in " + json);
        }
        return 0;
    }
}
