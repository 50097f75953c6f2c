/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.genesis.GenesisBlock;
import org.jianzheng.launcher.genesis.GenesisFile;
import org.jianzheng.launcher.genesis.GenesisFit;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.process.PortTaken;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.process.Supervisor;
import org.jianzheng.launcher.topology.SignIn;
import org.jianzheng.launcher.topology.Topology;

/** A network on this machine: prepares its files once, starts what does not run, stops what runs. */
public final class Network {

    private static final Duration STOP_BOUND = Duration.ofSeconds(20);

    private final Topology topology;
    private final DataFolder data;
    private final Engine engine;
    private final Supervisor supervisor;
    private final SecureRandom random;
    private final InstantSource clock;

    /** A network on the embedded ledger. */
    public Network(Topology topology, DataFolder data, SecureRandom random, InstantSource clock) {
        this(topology, data, Engine.EMBEDDED, random, clock);
    }

    public Network(Topology topology, DataFolder data, Engine engine, SecureRandom random, InstantSource clock) {
        this.topology = topology;
        this.data = data;
        this.engine = engine;
        this.supervisor = new Supervisor(data.root());
        this.random = random;
        this.clock = clock;
    }

    /** Makes the identities unless they are there; returns whether they were made now or kept. */
    public Identities.Outcome prepareIdentities() throws IOException {
        OwnerOnly.createFolders(data.root());
        return new Identities(random, clock).ensure(topology, data.crypto());
    }

    /**
     * Makes identities, genesis block and trust root unless they are there, and writes {@code run.json}.
     *
     * @return whether the identities were made now or kept
     * @throws org.jianzheng.launcher.genesis.ChannelMismatch if real Fabric nodes of this topology cannot run the channel
     *     that is there
     */
    public Identities.Outcome prepare() throws IOException {
        Identities.Outcome outcome = prepareIdentities();
        Amendments amendments = new Amendments(data);
        Block genesis = new GenesisFile(data.genesis())
                .ensure(new GenesisBlock(random, clock, engine.ordering()), topology, data.crypto());
        if (engine.isFabric()) {
            new GenesisFit(amendments.addressed(topology), engine.ordering()).require(amendments.addressing(genesis));
        }
        amendments.defineOnce(topology.chaincode());
        if (topology.signIn().orElse(null) instanceof SignIn.Demo) {
            DemoSecret.ensure(data.crypto().signInSecret(), random);
        }
        new EngineMark(data).remember(engine);
        TrustRoot.ensure(topology, data, genesis);
        new RunFile(data).write(topology);
        return outcome;
    }

    /**
     * Starts those programs that do not run, side by side, and waits until each is healthy.
     *
     * @throws PortTaken before anything is started, if another program has one of their ports
     * @throws org.jianzheng.launcher.process.NotHealthy if one does not come up; the others go on
     */
    public List<ProcessName> start(List<Program> programs, Progress progress) throws IOException, InterruptedException {
        List<Program> missing = new ArrayList<>();
        for (Program program : programs) {
            if (supervisor.state(program.name()) instanceof ProcessState.Running running) {
                progress.kept(program.name(), running.handle().pid());
            } else {
                missing.add(program);
            }
        }
        PortTaken.check(missing);
        for (Program program : missing) {
            supervisor.start(program);
            progress.starting(program.name());
        }
        for (Program program : programs) {
            supervisor.awaitHealthy(program);
            progress.healthy(program.name());
        }
        return missing.stream().map(Program::name).toList();
    }

    /** Stops what runs, in the reverse order of the start; returns what was stopped. */
    public List<ProcessName> stop() throws IOException, InterruptedException {
        return stop(names());
    }

    /** Stops those of these that run, the last first; returns what was stopped. */
    public List<ProcessName> stop(List<ProcessName> names) throws IOException, InterruptedException {
        List<ProcessName> stopped = new ArrayList<>();
        for (ProcessName name : names.reversed()) {
            if (supervisor.stop(name, STOP_BOUND)) {
                stopped.add(name);
            }
        }
        return stopped;
    }

    /** What runs now. */
    public Set<ProcessName> running() throws IOException {
        Set<ProcessName> running = new LinkedHashSet<>();
        for (ProcessName name : names()) {
            if (supervisor.state(name) instanceof ProcessState.Running) {
                running.add(name);
            }
        }
        return running;
    }

    /** Stops what runs beside these, in the reverse order of the start. */
    public void stopOthers(Set<ProcessName> kept) throws IOException, InterruptedException {
        stop(names().stream().filter(name -> !kept.contains(name)).toList());
    }

    /**
     * Makes sure that those programs that do not run could have their ports.
     *
     * @throws PortTaken if another program has one of them
     */
    public void requirePorts(List<Program> programs) throws IOException {
        Set<ProcessName> running = running();
        PortTaken.check(programs.stream()
                .filter(program -> !running.contains(program.name()))
                .toList());
    }

    /** Names of the programs in the order of their start. */
    public List<ProcessName> names() {
        boolean stamped = Files.exists(data.crypto().timeAuthorityKey());
        return Programs.names(stamped ? topology : topology.withoutTimeAuthority(), engine);
    }

    /** Whether any program runs. */
    public boolean runs() throws IOException {
        return !running().isEmpty();
    }

    /** Looks after its processes one by one. */
    public Supervisor supervisor() {
        return supervisor;
    }

    /** Who keeps its ledger. */
    public Engine engine() {
        return engine;
    }

    /** What is told while the network starts. */
    public interface Progress {

        /** It ran already and is left alone. */
        void kept(ProcessName name, long pid);

        /** Its process was started. */
        void starting(ProcessName name);

        /** It answers. */
        void healthy(ProcessName name);

        /** Something else was done or is waited for. */
        void step(String chinese, String english);

        /** Tells nobody. */
        Progress SILENT = new Progress() {
            @Override
            public void kept(ProcessName name, long pid) {}

            @Override
            public void starting(ProcessName name) {}

            @Override
            public void healthy(ProcessName name) {}

            @Override
            public void step(String chinese, String english) {}
        };
    }
}
