/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.network;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jianzheng.benchmarks.baseline.BaselineService;
import org.jianzheng.benchmarks.baseline.LedgerClient;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.network.SamplePlay;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jspecify.annotations.Nullable;

/**
 * The usual network with one thing more: each peer also runs the baseline chaincode, beside the records' contracts and
 * under the same endorsement policy. Its folder is for measurements only.
 */
public final class BenchmarkNetwork implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int BASELINE_PORTS = 10;

    private final ProjectFolder project;
    private final DataFolder data;
    private final Topology topology;
    private final Network network;

    /**
     * Prepares the network.
     *
     * @param project the project's folder, whose programs are built
     * @param data where the network keeps everything
     * @param portOffset added to every port
     * @param engine who keeps its ledger
     */
    public BenchmarkNetwork(ProjectFolder project, DataFolder data, int portOffset, Engine engine) throws IOException {
        this.project = project;
        this.data = data;
        this.topology = TopologyReader.read(project.topology()).withPortOffset(portOffset);
        this.network = new Network(topology, data, engine, new SecureRandom(), InstantSource.system());
    }

    /** Its organisations, channel and ports. */
    public Topology topology() {
        return topology;
    }

    /** Where it keeps everything. */
    public DataFolder data() {
        return data;
    }

    /**
     * Starts what does not run, and plays the sample if that was not done before.
     *
     * @throws org.jianzheng.launcher.fabric.FabricMissing if the engine needs Fabric's programs, and they are absent
     */
    public void start(Consumer<String> line) throws IOException, InterruptedException {
        Programs programs = Programs.ofTest(topology, data, project, false, Optional.empty());
        if (network.engine().isFabric()) {
            startOnFabric(programs);
        } else {
            startOnEmbedded(programs);
        }
        network.start(programs.gateways(), Network.Progress.SILENT);
        SamplePlay sample = new SamplePlay(topology, data, project, programs);
        if (sample.result().isEmpty() && sample.play(line) != 0) {
            throw new IllegalStateException("the sample could not be played: see the lines above");
        }
    }

    private void startOnEmbedded(Programs programs) throws IOException, InterruptedException {
        network.prepare();
        List<Program> first = new ArrayList<>(programs.ledgerAndContracts());
        addBaselineToLedger();
        for (Organisation member : topology.members()) {
            first.add(baseline(member, LedgerClient.CHAINCODE + ":" + member.name()));
        }
        network.start(first, Network.Progress.SILENT);
    }

    /** The baseline comes onto the channel by the same steps as the contracts: as if it were the contracts of a topology. */
    private void startOnFabric(Programs programs) throws IOException, InterruptedException {
        FabricLedger ledger = FabricLedger.of(topology, data, project, programs);
        network.prepare();
        network.start(ledger.programs(), Network.Progress.SILENT);
        ledger.complete(Network.Progress.SILENT);
        Topology withBaseline = withBaseline();
        FabricLedger baselines = FabricLedger.of(withBaseline, data, project, programs);
        List<Program> services = new ArrayList<>();
        for (Organisation member : topology.members()) {
            services.add(baseline(member, baselines.chaincodeId(member.name())));
        }
        network.start(services, Network.Progress.SILENT);
        baselines.complete(Network.Progress.SILENT);
    }

    private Topology withBaseline() {
        ChaincodeDefinition definition = new ChaincodeDefinition(
                LedgerClient.CHAINCODE, "1", 1, topology.chaincode().policy());
        List<Organisation> organisations = topology.organisations().stream()
                .map(organisation -> organisation
                        .site()
                        .map(site -> new Organisation(
                                organisation.mspId(),
                                organisation.name(),
                                organisation.kind(),
                                organisation.consenter().orElse(null),
                                new PeerSite(
                                        site.ledger(),
                                        site.chaincodes(),
                                        site.operations(),
                                        address(organisation),
                                        site.gateway(),
                                        site.cosigning())))
                        .orElse(organisation))
                .toList();
        return new Topology(topology.channel(), definition, topology.blocks(), topology.operations(), organisations);
    }

    private void addBaselineToLedger() throws IOException {
        Path file = data.of("ledger").resolve("ledger.yaml");
        Map<String, Object> ledger = new TreeMap<>(Documents.mapping(Documents.parse(Files.readString(file))));
        Map<String, Object> definition = new TreeMap<>();
        definition.put("name", LedgerClient.CHAINCODE);
        definition.put("version", "1");
        definition.put("sequence", 1);
        definition.put("policy", topology.chaincode().policy());
        ledger.put("chaincodes", List.of(list(ledger.get("chaincodes")).getFirst(), definition));
        List<Object> organisations = new ArrayList<>();
        for (Object organisation : list(ledger.get("organisations"))) {
            organisations.add(withBaseline(Documents.mapping(organisation)));
        }
        ledger.put("organisations", organisations);
        Files.writeString(file, Documents.yaml(ledger));
    }

    private Map<String, Object> withBaseline(Map<String, Object> organisation) {
        Organisation member = topology.members().stream()
                .filter(candidate -> candidate.mspId().text().equals(organisation.get("mspId")))
                .findFirst()
                .orElseThrow();
        Map<String, Object> chaincodes = new TreeMap<>(Documents.mapping(organisation.get("chaincodes")));
        Map<String, Object> baseline = new TreeMap<>(
                Documents.mapping(chaincodes.get(topology.chaincode().name())));
        baseline.put("address", address(member).toString());
        chaincodes.put(LedgerClient.CHAINCODE, baseline);
        Map<String, Object> more = new TreeMap<>(organisation);
        more.put("chaincodes", chaincodes);
        return more;
    }

    private Program baseline(Organisation member, String chaincodeId) {
        Map<String, String> environment = Map.of(
                "CHAINCODE_SERVER_ADDRESS", address(member).toString(),
                "CORE_CHAINCODE_ID_NAME", chaincodeId,
                "CORE_PEER_LOCALMSPID", member.mspId().text(),
                "CHAINCODE_TLS_CERT",
                        data.crypto()
                                .tlsCertificate(member.name(), Node.CONTRACTS)
                                .toString(),
                "CHAINCODE_TLS_KEY",
                        data.crypto().tlsKey(member.name(), Node.CONTRACTS).toString(),
                "CHAINCODE_TLS_CLIENT_CA",
                        data.crypto().tlsAuthority(member.name()).toString(),
                "CORE_CHAINCODE_LOGGING_LEVEL", "WARN",
                "CORE_CHAINCODE_LOGGING_SHIM", "WARN");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx256m",
                "-cp",
                classPath(),
                BaselineService.class.getName());
        return new Program(
                name(member),
                command,
                environment,
                List.of(new Program.PortUse(address(member), "the baseline of " + member.name())),
                new Health.Listening(address(member)),
                PATIENCE);
    }

    /** This program's own jar and what lies beside it. */
    private static String classPath() {
        try {
            Path own = Path.of(BenchmarkNetwork.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own + ":" + own.resolveSibling("lib") + "/*";
        } catch (URISyntaxException broken) {
            throw new IllegalStateException("this program does not know where it lies", broken);
        }
    }

    private static NodeAddress address(Organisation member) {
        NodeAddress contracts = member.site().orElseThrow().contracts();
        return new NodeAddress(contracts.host(), contracts.port() + BASELINE_PORTS);
    }

    private static ProcessName name(Organisation member) {
        return new ProcessName("baseline-" + member.name());
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("ledger.yaml lacks a list");
    }

    /** Stops everything that runs; the folder stays. */
    @Override
    public void close() throws IOException {
        try {
            network.stop();
            for (Organisation member : topology.members()) {
                network.supervisor().stop(name(member), STOP);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
