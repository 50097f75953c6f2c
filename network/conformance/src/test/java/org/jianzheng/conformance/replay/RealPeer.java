/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.conformance.contract.ScenarioContractService;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.fabric.FabricInstallation;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.process.Supervisor;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * One organisation's peer as Fabric's own program, on the channel of a network that the embedded ledger runs: it takes that for the
 * orderers, whose addresses in the genesis block it is told to override.
 */
final class RealPeer implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final String CONFIGURATION = "core.yaml";

    private final Topology topology;
    private final CryptoFolder crypto;
    private final Supervisor supervisor;
    private final Program program;

    private RealPeer(Topology topology, CryptoFolder crypto, Supervisor supervisor, Program program) {
        this.topology = topology;
        this.crypto = crypto;
        this.supervisor = supervisor;
        this.program = program;
    }

    /**
     * Starts the peer of the first member and lets it join.
     *
     * @param network of the embedded ledger
     * @param folder where the peer keeps its files
     */
    static RealPeer join(LedgerNetworkHandle network, Path folder) throws IOException, InterruptedException {
        FabricInstallation installation = FabricInstallation.find(System.getenv());
        // The same identities at other addresses: those of the topology are taken by the embedded ledger.
        Topology topology = FreePorts.assign(network.topology());
        DataFolder data = new DataFolder(folder);
        Files.createSymbolicLink(data.crypto().root(), network.crypto().root());
        Programs programs = Programs.ofTest(
                topology, data, network.project(), false, Optional.of(ScenarioContractService.class.getName()));
        Organisation member = topology.members().getFirst();
        Program program = FabricLedger.of(topology, data, network.project(), programs).programs().stream()
                .filter(each -> each.name().equals(Programs.peerName(member)))
                .findFirst()
                .orElseThrow();
        Path home = data.of(program.name().text());
        Map<String, Object> configuration =
                Documents.mapping(Documents.parse(Files.readString(home.resolve(CONFIGURATION))));
        pullFrom(network, configuration);
        Files.writeString(home.resolve(CONFIGURATION), Documents.yaml(configuration));

        Supervisor supervisor = new Supervisor(folder);
        RealPeer peer = new RealPeer(topology, data.crypto(), supervisor, program);
        try {
            supervisor.start(program);
            supervisor.awaitHealthy(program);
            peer.join(installation, configuration, network.data().genesis(), folder.resolve("administrator"));
            return peer;
        } catch (IOException | InterruptedException | RuntimeException e) {
            peer.close();
            throw e;
        }
    }

    /** Where the peers of the organisations would be; only that of the first member is there. */
    Topology topology() {
        return topology;
    }

    /** The network's identities. */
    CryptoFolder crypto() {
        return crypto;
    }

    /** What the peer printed last. */
    String lastWords() {
        try {
            return String.join("\n", supervisor.logTail(program.name(), 40));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            supervisor.kill(program.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pullFrom(LedgerNetworkHandle network, Map<String, Object> configuration) {
        List<Organisation> members = network.topology().members();
        List<Object> overrides = new ArrayList<>();
        for (Organisation orderer : network.topology().orderers()) {
            Organisation source = orderer.site().isPresent() ? orderer : members.getFirst();
            overrides.add(Map.of(
                    "from", orderer.consenter().orElseThrow().address().toString(),
                    "to", source.site().orElseThrow().ledger().toString(),
                    "caCertsFile", network.crypto().tlsAuthority(source.name()).toString()));
        }
        Map<String, Object> peer = new LinkedHashMap<>(Documents.mapping(configuration.get("peer")));
        Map<String, Object> delivery = new LinkedHashMap<>(Documents.mapping(peer.get("deliveryclient")));
        delivery.put("addressOverrides", overrides);
        peer.put("deliveryclient", delivery);
        configuration.put("peer", peer);
    }

    private void join(FabricInstallation installation, Map<String, Object> configuration, Path genesis, Path folder)
            throws IOException, InterruptedException {
        Map<String, Object> peer = new LinkedHashMap<>(Documents.mapping(configuration.get("peer")));
        peer.put(
                "mspConfigPath",
                crypto.msp(topology.members().getFirst().name(), Node.ADMIN).toString());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(CONFIGURATION), Documents.yaml(Map.of("peer", peer)));
        StringBuilder said = new StringBuilder();
        int exitCode = OneShot.run(
                List.of(installation.peer().toString(), "channel", "join", "--blockpath", genesis.toString()),
                Map.of("FABRIC_CFG_PATH", folder.toString(), "FABRIC_LOGGING_SPEC", "error"),
                folder,
                BOUND,
                line -> said.append(line).append('\n'));
        if (exitCode != 0) {
            throw new IOException("the peer does not join: " + said);
        }
    }
}
