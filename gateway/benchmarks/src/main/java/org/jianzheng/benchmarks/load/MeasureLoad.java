/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.benchmarks.baseline.LedgerClient;
import org.jianzheng.benchmarks.measure.Pace;
import org.jianzheng.benchmarks.network.BenchmarkNetwork;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.play.Cast;
import org.jianzheng.sample.play.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code load}: records of the sample's shape through the city's gateway, and the baselines in the same run. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Hands records to the city's gateway at a pace, and calls the baselines in the same run.")
public final class MeasureLoad implements Callable<Integer> {
    private static final int CITY = 0;
    private static final int ENDORSERS = 2;

    @Option(names = "--run-dir", required = true, description = "The folder of the network.")
    private Path runDirectory = Path.of("");

    @Option(
            names = "--start",
            description =
                    "Start a network of its own in the run directory, with the baselines, and stop it at the end.")
    private boolean start;

    @Option(names = "--port-offset", defaultValue = "0", description = "With --start: added to every port.")
    private int portOffset;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description =
                    "Records a second; 0 hands in the next as soon as one is committed. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--concurrency", defaultValue = "64", description = "Callers. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--baseline-in-flight",
            defaultValue = "8",
            description = "Baseline transactions under way at most. Default: ${DEFAULT-VALUE}.")
    private int baselineInFlight;

    @Option(names = "--seconds", defaultValue = "20", description = "Measured time. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds before it. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--runs", defaultValue = "3", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public MeasureLoad() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (!start) {
            measure(Optional.empty(), out);
            return 0;
        }
        ProjectFolder project = ProjectFolder.above(Path.of(""));
        try (BenchmarkNetwork network = new BenchmarkNetwork(project, new DataFolder(runDirectory), portOffset)) {
            network.start(out::println);
            try (LedgerClient ledger = city(network)) {
                measure(Optional.of(ledger), out);
            }
        }
        return 0;
    }

    private static LedgerClient city(BenchmarkNetwork network) throws Exception {
        Topology topology = network.topology();
        List<Organisation> members = topology.members();
        Organisation city = members.get(CITY);
        String[] endorsers = members.stream()
                .limit(ENDORSERS)
                .map(member -> member.mspId().text())
                .toArray(String[]::new);
        return new LedgerClient(
                network.data().crypto(),
                city.name(),
                city.mspId().text(),
                city.site().orElseThrow().ledger(),
                topology.channel().text(),
                endorsers);
    }

    private String engine() throws IOException {
        return new EngineMark(new DataFolder(runDirectory)).knownOrEmbedded().word();
    }

    private void measure(Optional<LedgerClient> ledger, PrintStream out) throws Exception {
        RunDirectory network = new RunDirectory(runDirectory.toAbsolutePath());
        InstantSource clock = InstantSource.system();
        LotCode sampleLot = LotCode.parse(
                CanonicalJson.parseObject(Files.readAllBytes(network.sample().resolve("result.json")))
                        .string("lot"));
        Pace pace = new Pace(rate, concurrency, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        try (Cast cast = new Cast(network, Patience.USUAL, clock)) {
            LoadReport report = new LoadSession(network.path(), cast, ledger, clock, new SecureRandom(), out)
                    .measure(sampleLot, pace, baselineInFlight, runs, engine());
            out.print(report.table());
            if (json != null) {
                Files.write(json, report.toJson().canonical());
                out.println("saved in " + json);
            }
        }
    }
}
