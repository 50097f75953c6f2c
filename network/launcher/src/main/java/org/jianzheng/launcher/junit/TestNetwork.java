/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Erasure;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.network.SamplePlay;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.process.PortTaken;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;

/** One network of a test class, from its start on free ports to its erasure. */
final class TestNetwork implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TestNetwork.class.getName());
    private static final int ATTEMPTS = 3;
    private static final int TAIL = 40;

    private final ProjectFolder project;
    private final DataFolder data;
    private final NetworkWish wish;
    private final Topology topology;
    private final Network network;
    private final Programs programs;
    private final Ledger ledger;
    private final Thread lastResort = new Thread(this::killAll, "end test network");

    private TestNetwork(ProjectFolder project, Topology topology, DataFolder data, NetworkWish wish)
            throws IOException, InterruptedException {
        this.project = project;
        this.data = data;
        this.wish = wish;
        this.topology = topology;
        this.network = new Network(topology, data, wish.engine(), new SecureRandom(), InstantSource.system());
        this.programs = Programs.ofTest(topology, data, project, wish.faults(), wish.contracts());
        this.ledger = FabricLedger.of(wish.engine(), topology, data, project, programs);
    }

    /** Starts a network, trying other ports when somebody is quicker. */
    static TestNetwork start(ProjectFolder project, NetworkWish wish) throws IOException, InterruptedException {
        // Tests of stamps and of sign-in start network/up; the others need no further program.
        Topology description =
                TopologyReader.read(project.topology()).withoutTimeAuthority().withoutSignIn();
        for (int attempt = 1; ; attempt++) {
            DataFolder data = new DataFolder(Files.createTempDirectory("jianzheng-test-"));
            TestNetwork candidate = new TestNetwork(project, FreePorts.assign(description), data, wish);
            boolean started = false;
            try {
                Runtime.getRuntime().addShutdownHook(candidate.lastResort);
                candidate.network.prepareIdentities();
                wish.preparation().prepare(candidate.topology, data.crypto());
                candidate.network.prepare();
                candidate.start();
                started = true;
                return candidate;
            } catch (PortTaken taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            } finally {
                if (!started) {
                    candidate.close();
                }
            }
        }
    }

    void start() throws IOException, InterruptedException {
        network.start(ledger.programs(), Network.Progress.SILENT);
        ledger.complete(Network.Progress.SILENT);
        if (wish.gateways()) {
            network.start(programs.gatewaysAndDemos(), Network.Progress.SILENT);
        }
    }

    void start(ProcessName name) throws IOException, InterruptedException {
        List<Program> all = new java.util.ArrayList<>(ledger.programs());
        if (wish.gateways()) {
            all.addAll(programs.gatewaysAndDemos());
        }
        Program program = all.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this network has no process '" + name + "'"));
        network.start(List.of(program), Network.Progress.SILENT);
    }

    int run(ProgramJar program, List<String> arguments, Duration bound, Consumer<String> line)
            throws IOException, InterruptedException {
        return OneShot.run(programs.command(program, arguments), project.root(), bound, line);
    }

    int playSample(Consumer<String> line) throws IOException, InterruptedException {
        return new SamplePlay(topology, data, project, programs).play(line);
    }

    Topology topology() {
        return topology;
    }

    DataFolder data() {
        return data;
    }

    ProjectFolder project() {
        return project;
    }

    Network network() {
        return network;
    }

    void logTails(String occasion) throws IOException {
        for (ProcessName name : network.names()) {
            List<String> tail = network.supervisor().logTail(name, TAIL);
            if (!tail.isEmpty()) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        occasion + ", end of the log of " + name + ":\n  | " + String.join("\n  | ", tail));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            network.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            killAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and finds nothing left to end.
        }
        Path root = data.root();
        new Erasure(data).erase(network.names());
        if (Files.exists(root)) {
            LOG.log(System.Logger.Level.WARNING, "left by the test: " + root);
        }
    }

    private void killAll() {
        for (ProcessName name : network.names()) {
            try {
                network.supervisor().kill(name);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "could not end " + name, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
