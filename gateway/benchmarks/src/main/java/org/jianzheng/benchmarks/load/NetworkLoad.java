/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jianzheng.benchmarks.baseline.LedgerClient;
import org.jianzheng.benchmarks.network.BenchmarkNetwork;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.play.Cast;
import org.jianzheng.sample.play.RunDirectory;

/** Measures one network: a running one, or one that is started for it with the baselines. */
final class NetworkLoad {
    private static final int CITY = 0;
    private static final int ENDORSERS = 2;

    private final PaceOptions options;
    private final PrintStream out;

    NetworkLoad(PaceOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Starts a network in this folder, measures it, and stops it. */
    LoadReport ofStarted(Path folder, Engine engine) throws Exception {
        ProjectFolder project = ProjectFolder.above(Path.of(""));
        DataFolder data = new DataFolder(folder);
        try (BenchmarkNetwork network = new BenchmarkNetwork(project, data, options.portOffset(), engine)) {
            network.start(out::println);
            try (LedgerClient ledger = city(network)) {
                return measure(folder, Optional.of(ledger));
            }
        }
    }

    /** Measures the network that runs in this folder; it has no baselines. */
    LoadReport ofRunning(Path folder) throws Exception {
        return measure(folder, Optional.empty());
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

    private static String engine(Path folder) throws IOException {
        return new EngineMark(new DataFolder(folder)).knownOrEmbedded().word();
    }

    private LoadReport measure(Path folder, Optional<LedgerClient> ledger) throws Exception {
        RunDirectory network = new RunDirectory(folder.toAbsolutePath());
        InstantSource clock = InstantSource.system();
        LotCode sampleLot = LotCode.parse(
                CanonicalJson.parseObject(Files.readAllBytes(network.sample().resolve("result.json")))
                        .string("lot"));
        try (Cast cast = new Cast(network, Patience.USUAL, clock)) {
            return new LoadSession(network.path(), cast, ledger, clock, new SecureRandom(), out)
                    .measure(sampleLot, options.pace(), options.baselineInFlight(), options.runs(), engine(folder));
        }
    }
}
