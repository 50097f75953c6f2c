/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.ground;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.fabric.FabricStatus;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.Topology;

/**
 * The network on which a drill is done. It can be hurt process by process; {@link #restore} undoes everything that was done to
 * it and may be called at any time, also while a drill is cut off.
 */
public final class Ground {
    private static final Duration STOP = Duration.ofSeconds(20);

    private final ProjectFolder project;
    private final DataFolder data;
    private final Topology topology;
    private final Network network;
    private final Network.Progress progress;
    private final Web web = new Web();
    private final Set<ProcessName> frozen = new LinkedHashSet<>();
    private Programs programs;
    private Ledger ledger;

    Ground(
            ProjectFolder project,
            DataFolder data,
            Topology topology,
            Engine engine,
            Programs programs,
            Network.Progress progress)
            throws IOException, InterruptedException {
        this.project = project;
        this.data = data;
        this.topology = topology;
        this.network = new Network(topology, data, engine, new SecureRandom(), InstantSource.system());
        this.progress = progress;
        this.programs = programs;
        this.ledger = FabricLedger.of(engine, topology, data, project, programs);
    }

    /** Who keeps its ledger. */
    public Engine engine() {
        return network.engine();
    }

    /** Its files. */
    public DataFolder data() {
        return data;
    }

    /** The project whose programs run. */
    public ProjectFolder project() {
        return project;
    }

    /** The short names of the organisations that have a gateway. */
    public List<OrganisationName> members() {
        return topology.members().stream().map(Organisation::name).toList();
    }

    /** Base address of an organisation's gateway. */
    public URI gateway(OrganisationName organisation) {
        return URI.create("http://" + site(organisation).gateway());
    }

    /** An organisation's name in the channel. */
    public MspId mspId(OrganisationName organisation) {
        return member(organisation).mspId();
    }

    /** Orders to the embedded ledger to misbehave. */
    public Faults faults() {
        if (engine().isFabric()) {
            throw new IllegalStateException("real Fabric takes no orders to misbehave");
        }
        return new Faults(web, URI.create("http://" + topology.operations()));
    }

    /** Looks at HTTP interfaces. */
    public Web web() {
        return web;
    }

    /** Where a process prints to. */
    public Path log(ProcessName process) {
        return network.supervisor().files(process).log();
    }

    /** Names of all processes that it may have. */
    public List<ProcessName> processes() {
        return network.names();
    }

    /** Whether a process runs. */
    public boolean isRunning(ProcessName process) throws IOException {
        return network.supervisor().state(process) instanceof ProcessState.Running;
    }

    /** Ends a process as a crash would (KILL). */
    public void kill(ProcessName process) throws IOException, InterruptedException {
        network.supervisor().kill(process);
    }

    /** Asks a process to end. */
    public void stop(ProcessName process) throws IOException, InterruptedException {
        network.supervisor().stop(process, STOP);
    }

    /** Halts a process: whoever calls it waits. */
    public void freeze(ProcessName process) throws IOException, InterruptedException {
        synchronized (frozen) {
            frozen.add(process);
        }
        network.supervisor().freeze(process);
    }

    /** Lets halted processes go on. */
    public void thaw() throws IOException, InterruptedException {
        List<ProcessName> halted;
        synchronized (frozen) {
            halted = List.copyOf(frozen);
            frozen.clear();
        }
        for (ProcessName process : halted) {
            network.supervisor().thaw(process);
        }
    }

    /** Starts processes that do not run, and waits until they are healthy. */
    public void start(ProcessName... processes) throws IOException, InterruptedException {
        List<ProcessName> wanted = List.of(processes);
        List<Program> all = new ArrayList<>(ledger.programs());
        all.addAll(programs.gatewaysAndDemos());
        network.start(
                all.stream().filter(program -> wanted.contains(program.name())).toList(), Network.Progress.SILENT);
    }

    /** Starts everything that does not run, and waits until the channel works. */
    public void startMissing() throws IOException, InterruptedException {
        startMissing(progress);
    }

    private void startMissing(Network.Progress progress) throws IOException, InterruptedException {
        network.start(ledger.programs(), progress);
        ledger.complete(progress);
        network.start(programs.gatewaysAndDemos(), progress);
    }

    /** Undoes everything: what was halted goes on, what does not run is started, nothing misbehaves. */
    public void restore() throws IOException, InterruptedException {
        thaw();
        startMissing(Network.Progress.SILENT);
        if (!engine().isFabric() && faults().areTaken()) {
            faults().clear();
        }
    }

    /** The orderer that leads, if one says so; the embedded ledger has none. */
    public Optional<ProcessName> leader() throws InterruptedException {
        return engine().isFabric() ? new FabricStatus(topology, data).leader() : Optional.empty();
    }

    /** Processes that order blocks; the embedded ledger has none. */
    public List<ProcessName> orderers() {
        return engine().isFabric()
                ? topology.orderers().stream().map(Programs::ordererName).toList()
                : List.of();
    }

    /** Waits, within a bound, until all nodes of real Fabric have the same height. */
    public void awaitEqualHeights() throws IOException, InterruptedException {
        if (ledger instanceof FabricLedger fabric) {
            fabric.awaitOrdering(Network.Progress.SILENT);
        }
    }

    /** Stops all orderers and starts them, and waits until blocks are ordered again. */
    public void restartOrderers() throws IOException, InterruptedException {
        List<ProcessName> orderers = orderers();
        network.stop(orderers);
        start(orderers.toArray(ProcessName[]::new));
        awaitEqualHeights();
    }

    /** Runs the verifier program; returns its exit code. */
    public int verify(List<String> arguments, Duration bound, Consumer<String> line)
            throws IOException, InterruptedException {
        return OneShot.run(programs.command(ProgramJar.VERIFIER, arguments), project.root(), bound, line);
    }

    /** Restarts the embedded ledger with other programs, so that it takes orders to misbehave or no longer does. */
    void restartLedger(Programs others) throws IOException, InterruptedException {
        programs = others;
        ledger = Ledger.embedded(others);
        stop(Programs.ledgerName());
        start(Programs.ledgerName());
    }

    Network network() {
        return network;
    }

    Topology topology() {
        return topology;
    }

    private PeerSite site(OrganisationName organisation) {
        return member(organisation).site().orElseThrow();
    }

    private Organisation member(OrganisationName organisation) {
        return topology.members().stream()
                .filter(member -> member.name().equals(organisation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no organisation '" + organisation + "' runs a peer"));
    }
}
