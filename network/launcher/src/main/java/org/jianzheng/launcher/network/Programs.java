/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.process.Program.PortUse;
import org.jianzheng.launcher.topology.EndorsementRule;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.SignIn;
import org.jianzheng.launcher.topology.TimeAuthority;
import org.jianzheng.launcher.topology.Topology;

/**
 * The network's programs and their configuration, in the order of their start. Configuration files are written anew each
 * time: the topology is their only source.
 */
public final class Programs {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Topology topology;
    private final DataFolder data;
    private final ProgramSource programs;
    private final JavaCommand java;
    private final boolean faultsAllowed;
    private final Optional<String> otherContracts;

    private Programs(
            Topology topology,
            DataFolder data,
            ProgramSource programs,
            boolean faultsAllowed,
            Optional<String> otherContracts) {
        this.topology = topology;
        this.data = data;
        this.programs = programs;
        this.java = new JavaCommand(programs);
        this.faultsAllowed = faultsAllowed;
        this.otherContracts = otherContracts;
    }

    /** Programs that run on while the project is built anew: from a copy in the data folder. */
    public static Programs kept(Topology topology, DataFolder data, ProjectFolder project) {
        return new Programs(topology, data, new ProgramStore(project, data), false, Optional.empty());
    }

    /** The same, with an embedded ledger that takes orders to misbehave: for drills. */
    public static Programs keptWithFaults(Topology topology, DataFolder data, ProjectFolder project) {
        return new Programs(topology, data, new ProgramStore(project, data), true, Optional.empty());
    }

    /**
     * Programs of a test, straight from where they were built.
     *
     * @param faultsAllowed whether the embedded ledger takes orders to misbehave
     * @param otherContracts a main class of this JVM's class path to run in place of the contracts
     */
    public static Programs ofTest(
            Topology topology,
            DataFolder data,
            ProjectFolder project,
            boolean faultsAllowed,
            Optional<String> otherContracts) {
        return new Programs(topology, data, project::jar, faultsAllowed, otherContracts);
    }

    /** Ledger and contracts: what must run before anything can be recorded. */
    public List<Program> ledgerAndContracts() throws IOException {
        List<Program> programs = new ArrayList<>(List.of(ledger()));
        for (Organisation member : topology.members()) {
            programs.add(contracts(member, embeddedId(member), new ContractsHealth(topology, member)));
        }
        return programs;
    }

    /** Removes the copies of earlier builds; nothing may run from them. */
    public void forgetEarlier() throws IOException {
        programs.forgetEarlier();
    }

    /** Whether {@link #prepareGateways} has not been done for this build. */
    public boolean mayStartFaster() throws IOException {
        return !java.hasStartCache(ProgramJar.GATEWAY);
    }

    /**
     * Lets the gateways start faster from now on, by a trial start on nothing of the network.
     *
     * @return whether they will
     */
    public boolean prepareGateways() throws IOException, InterruptedException {
        Organisation any = topology.members().getFirst();
        Path trial = data.programs().resolve("trial");
        try {
            return java.makeStartCache(
                    ProgramJar.GATEWAY,
                    List.of(
                            "--spring.config.additional-location=file:" + gatewayConfiguration(any),
                            "--jianzheng.data=" + trial,
                            "--jianzheng.cosigning.listen=127.0.0.1:0"));
        } finally {
            FolderTree.delete(trial);
        }
    }

    /** The organisations' gateways. */
    public List<Program> gateways() throws IOException {
        List<Program> programs = new ArrayList<>();
        for (Organisation member : topology.members()) {
            programs.add(gateway(member));
        }
        return programs;
    }

    /** The demo time-stamp authority, if the network has one: its identity is made with the others, or never. */
    public List<Program> timeAuthority() throws IOException {
        Path key = data.crypto().timeAuthorityKey();
        if (!Files.exists(key) || !(topology.timeAuthority().orElse(null) instanceof TimeAuthority.Demo demo)) {
            return List.of();
        }
        return List.of(new Program(
                timeAuthorityName(),
                java.of(
                        ProgramJar.TIME_AUTHORITY,
                        List.of(
                                "--listen",
                                demo.address().toString(),
                                "--certificate",
                                data.crypto().timeAuthorityCertificate().toString(),
                                "--key",
                                key.toString())),
                Map.of(),
                List.of(new PortUse(demo.address(), "the demo time authority")),
                new Health.Http(URI.create(demo.url() + "healthz")),
                PATIENCE));
    }

    /** The demo sign-in, if the network has one. */
    private List<Program> signIn() throws IOException {
        if (!(topology.signIn().orElse(null) instanceof SignIn.Demo demo)) {
            return List.of();
        }
        Path accounts = data.of(signInName().text()).resolve("accounts.json");
        write(accounts, new DemoAccounts(topology, data.crypto()).json(demo));
        return List.of(new Program(
                signInName(),
                java.of(
                        ProgramJar.SIGN_IN,
                        List.of("--listen", demo.address().toString(), "--accounts", accounts.toString())),
                Map.of(),
                List.of(new PortUse(demo.address(), "the demo sign-in")),
                new Health.Http(URI.create(demo.issuer() + "/healthz")),
                PATIENCE));
    }

    /** Everything beside ledger and contracts: the gateways, and the demos by which one tries them. */
    public List<Program> gatewaysAndDemos() throws IOException {
        List<Program> programs = new ArrayList<>(timeAuthority());
        programs.addAll(signIn());
        programs.addAll(gateways());
        return programs;
    }

    /** Names of all programs in the order of their start; needs no built program. */
    public static List<ProcessName> names(Topology topology, Engine engine) {
        List<ProcessName> names = new ArrayList<>();
        if (engine.isFabric()) {
            topology.orderers().forEach(orderer -> names.add(ordererName(orderer)));
            topology.members().forEach(member -> names.add(peerName(member)));
        } else {
            names.add(ledgerName());
        }
        topology.members().forEach(member -> names.add(contractsName(member)));
        if (topology.timeAuthority()
                .filter(TimeAuthority.Demo.class::isInstance)
                .isPresent()) {
            names.add(timeAuthorityName());
        }
        if (topology.signIn().filter(SignIn.Demo.class::isInstance).isPresent()) {
            names.add(signInName());
        }
        topology.members().forEach(member -> names.add(gatewayName(member)));
        return names;
    }

    /**
     * Command line that writes the embedded ledger's blocks as Fabric's orderers keep them; the ledger must not run.
     *
     * @param folder where to, made by the program
     */
    public List<String> exportOfBlocks(Path folder) throws IOException {
        return java.of(
                ProgramJar.LEDGER,
                List.of("--config", ledgerConfiguration().toString(), "--export", folder.toString()));
    }

    /**
     * Command line that has the embedded ledger order an update of the channel's configuration; the ledger must not run.
     *
     * @param update file with the signed envelope
     */
    public List<String> updateOfConfiguration(Path update) throws IOException {
        return java.of(
                ProgramJar.LEDGER,
                List.of("--config", ledgerConfiguration().toString(), "--update", update.toString()));
    }

    /** Command line of a program that ends by itself. */
    public List<String> command(ProgramJar program, List<String> arguments) throws IOException {
        return java.of(program, arguments);
    }

    /** Name of an organisation's real orderer. */
    public static ProcessName ordererName(Organisation orderer) {
        return new ProcessName("orderer-" + orderer.name());
    }

    /** Name of an organisation's real peer. */
    public static ProcessName peerName(Organisation member) {
        return new ProcessName("peer-" + member.name());
    }

    /** Name of the embedded ledger. */
    public static ProcessName ledgerName() {
        return new ProcessName("ledger");
    }

    /** Name of an organisation's contracts. */
    public static ProcessName contractsName(Organisation member) {
        return new ProcessName("contracts-" + member.name());
    }

    /** Name of the demo time-stamp authority. */
    public static ProcessName timeAuthorityName() {
        return new ProcessName("time-authority");
    }

    /** Name of the demo sign-in. */
    public static ProcessName signInName() {
        return new ProcessName("sign-in");
    }

    /** Name of an organisation's gateway. */
    public static ProcessName gatewayName(Organisation member) {
        return new ProcessName("gateway-" + member.name());
    }

    private Program ledger() throws IOException {
        Path config = ledgerConfiguration();
        List<PortUse> ports =
                new ArrayList<>(List.of(new PortUse(topology.operations(), "health, metrics and status")));
        topology.members()
                .forEach(member -> ports.add(
                        new PortUse(member.site().orElseThrow().ledger(), "the ledger endpoint of " + member.name())));
        return new Program(
                ledgerName(),
                java.of(ProgramJar.LEDGER, List.of("--config", config.toString())),
                Map.of(),
                ports,
                new Health.Http(URI.create("http://" + topology.operations() + "/healthz")),
                PATIENCE);
    }

    private Path ledgerConfiguration() throws IOException {
        Path config = data.of("ledger").resolve("ledger.yaml");
        write(config, new LedgerConfiguration(topology, data, faultsAllowed).yaml());
        return config;
    }

    /**
     * An organisation's contracts.
     *
     * @param chaincodeId how the peer calls them: for a real peer the package id
     * @param health how to see that they work
     */
    public Program contracts(Organisation member, String chaincodeId, Health health) throws IOException {
        PeerSite site = member.site().orElseThrow();
        CryptoFolder crypto = data.crypto();
        Map<String, String> environment = new TreeMap<>(Map.of(
                "CHAINCODE_SERVER_ADDRESS", site.contracts().toString(),
                "CORE_CHAINCODE_ID_NAME", chaincodeId,
                "CORE_PEER_LOCALMSPID", member.mspId().text(),
                "CHAINCODE_TLS_CERT",
                        crypto.tlsCertificate(member.name(), Node.CONTRACTS).toString(),
                "CHAINCODE_TLS_KEY",
                        crypto.tlsKey(member.name(), Node.CONTRACTS).toString(),
                "CHAINCODE_TLS_CLIENT_CA", crypto.tlsAuthority(member.name()).toString(),
                // Louder levels print every call's arguments.
                "CORE_CHAINCODE_LOGGING_LEVEL", "WARN",
                "CORE_CHAINCODE_LOGGING_SHIM", "WARN"));
        environment.putAll(EndorsementRule.of(topology.chaincode()).environment());
        return new Program(
                contractsName(member),
                otherContracts.isPresent()
                        ? java.ofClass(otherContracts.get(), ProgramJar.CONTRACTS)
                        : java.of(ProgramJar.CONTRACTS, List.of()),
                environment,
                List.of(new PortUse(site.contracts(), "the contracts of " + member.name())),
                health,
                PATIENCE);
    }

    private String embeddedId(Organisation member) {
        return topology.chaincode().name() + ":" + member.name();
    }

    private Program gateway(Organisation member) throws IOException {
        PeerSite site = member.site().orElseThrow();
        Path config = gatewayConfiguration(member);
        return new Program(
                gatewayName(member),
                java.of(ProgramJar.GATEWAY, List.of("--spring.config.additional-location=file:" + config)),
                Map.of(),
                List.of(
                        new PortUse(site.gateway(), "the HTTP interface of " + member.name()),
                        new PortUse(site.cosigning(), "cosigning checkpoints at " + member.name())),
                new Health.Http(URI.create("http://" + site.gateway() + "/api/v1/health")),
                PATIENCE);
    }

    private Path gatewayConfiguration(Organisation member) throws IOException {
        Path config = data.of(gatewayName(member).text()).resolve("gateway.yaml");
        write(config, new GatewayConfiguration(topology, data, member).yaml());
        return config;
    }

    private static void write(Path file, String text) throws IOException {
        OwnerOnly.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
