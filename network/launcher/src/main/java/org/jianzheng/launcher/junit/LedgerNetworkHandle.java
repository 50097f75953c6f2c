/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.Topology;

/** A test's own network. Processes and organisations are named as in the topology: {@code gateway-city}, {@code city}. */
public final class LedgerNetworkHandle implements AutoCloseable {

    private static final Duration STOP_BOUND = Duration.ofSeconds(20);

    private final TestNetwork network;

    LedgerNetworkHandle(TestNetwork network) {
        this.network = network;
    }

    /**
     * Starts a network that the caller closes, for tests that share one beyond their class.
     *
     * @throws IOException if a program is not built or its files cannot be written
     */
    public static LedgerNetworkHandle start(NetworkWish wish) throws IOException, InterruptedException {
        return new LedgerNetworkHandle(TestNetwork.start(ProjectFolder.above(Path.of("")), wish));
    }

    /** Stops and erases the network. What {@link LedgerNetwork} has started is closed without being told. */
    @Override
    public void close() throws IOException {
        network.close();
    }

    /** Logs the ends of all logs, for whoever finds out why something failed. */
    public void logTails(String occasion) throws IOException {
        network.logTails(occasion);
    }

    /** Organisations, with the ports that this network really has. */
    public Topology topology() {
        return network.topology();
    }

    /** The data folder with {@code run.json}, {@code trust.json}, {@code genesis.block} and a folder for each process. */
    public DataFolder data() {
        return network.data();
    }

    /** Who keeps the ledger. */
    public Engine engine() {
        return network.network().engine();
    }

    /** Certificates and keys. */
    public CryptoFolder crypto() {
        return network.data().crypto();
    }

    /** The project's root, where the sample dossier and the vectors are. */
    public ProjectFolder project() {
        return network.project();
    }

    /** {@code run.json}. */
    public Path runFile() {
        return network.data().run();
    }

    /** Base address of the embedded ledger's health, metrics, status and fault orders; real Fabric has no such. */
    public URI operations() {
        return URI.create("http://" + network.topology().operations());
    }

    /** Address of an organisation's peer. */
    public NodeAddress ledger(String organisation) {
        return site(organisation).ledger();
    }

    /** Base address of an organisation's gateway. */
    public URI gateway(String organisation) {
        return URI.create("http://" + site(organisation).gateway());
    }

    /** Names of all processes that this network may have, in the order of their start. */
    public List<ProcessName> processes() {
        return network.network().names();
    }

    /** Whether a process runs. */
    public boolean isRunning(String process) throws IOException {
        return network.network().supervisor().state(new ProcessName(process)) instanceof ProcessState.Running;
    }

    /** Ends a process as a crash would (KILL), and waits until it is gone. Returns whether it ran. */
    public boolean kill(String process) throws IOException, InterruptedException {
        return network.network().supervisor().kill(new ProcessName(process));
    }

    /** Asks a process to end (TERM), ends it when it does not within 20 s. Returns whether it ran. */
    public boolean stop(String process) throws IOException, InterruptedException {
        return network.network().supervisor().stop(new ProcessName(process), STOP_BOUND);
    }

    /** Starts a process that does not run, on its old ports and data, and waits until it is healthy. */
    public void start(String process) throws IOException, InterruptedException {
        network.start(new ProcessName(process));
    }

    /** Starts everything that does not run, as {@code network/up} does, gateways included if this network has them. */
    public void startMissing() throws IOException, InterruptedException {
        network.start();
    }

    /** Crash and restart of one process. */
    public void restart(String process) throws IOException, InterruptedException {
        kill(process);
        start(process);
    }

    /** The last lines that a process printed. */
    public List<String> logTail(String process, int lines) throws IOException {
        return network.network().supervisor().logTail(new ProcessName(process), lines);
    }

    /**
     * Runs a program that ends by itself, for example {@link ProgramJar#VERIFIER}, in the project's root.
     *
     * @param bound after which it is ended and the call fails
     * @param line takes each line that it prints
     * @return its exit code
     */
    public int run(ProgramJar program, List<String> arguments, Duration bound, Consumer<String> line)
            throws IOException, InterruptedException {
        return network.run(program, arguments, bound, line);
    }

    /** Plays the sample dossier (needs gateways) and writes its result into {@code run.json}; returns the exit code. */
    public int playSample(Consumer<String> line) throws IOException, InterruptedException {
        return network.playSample(line);
    }

    private PeerSite site(String organisation) {
        return network.topology().members().stream()
                .filter(member -> member.name().text().equals(organisation))
                .findFirst()
                .flatMap(Organisation::site)
                .orElseThrow(() -> new IllegalArgumentException("no organisation '" + organisation + "' runs a peer"));
    }
}
