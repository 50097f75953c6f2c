/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.process.Supervisor;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows the genesis block to a real Fabric orderer, where one is installed; reported as skipped elsewhere. */
class RealOrdererTest {

    private static final OrganisationName CITY = new OrganisationName("city");
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void a_real_orderer_joins_as_consenter() throws Exception {
        Optional<Path> orderer = program("orderer");
        Optional<Path> administration = program("osnadmin");
        Assumptions.assumeTrue(
                orderer.isPresent() && administration.isPresent(),
                "neither FABRIC_BIN nor PATH has Fabric's orderer and osnadmin");
        Topology topology = FreePorts.assign(SampleTopology.read());
        CryptoFolder crypto = new CryptoFolder(folder.resolve("crypto"));
        SecureRandom random = new SecureRandom();
        new Identities(random, InstantSource.system()).ensure(topology, crypto);
        GenesisFile genesis = new GenesisFile(folder.resolve("genesis.block"));
        genesis.ensure(new GenesisBlock(random, InstantSource.system()), topology, crypto);
        NodeAddress admin = NodeAddress.loopback(FreePorts.one());
        Program program = orderer(orderer.get(), topology, crypto, admin);
        Supervisor supervisor = new Supervisor(folder);
        try {
            supervisor.start(program);
            supervisor.awaitHealthy(program);

            List<String> answer = new ArrayList<>();
            OneShot.run(
                    List.of(
                            administration.get().toString(),
                            "channel",
                            "join",
                            "-o",
                            admin.toString(),
                            "--channelID",
                            topology.channel().text(),
                            "--config-block",
                            genesis.path().toString(),
                            "--ca-file",
                            crypto.tlsAuthority(CITY).toString(),
                            "--client-cert",
                            crypto.tlsCertificate(CITY, Node.ADMIN).toString(),
                            "--client-key",
                            crypto.tlsKey(CITY, Node.ADMIN).toString()),
                    folder,
                    BOUND,
                    answer::add);

            assertThat(String.join("\n", answer))
                    .as(() -> String.join("\n", tail(supervisor, program)))
                    .contains("Status: 201")
                    .contains("\"consensusRelation\": \"consenter\"");
        } finally {
            supervisor.kill(program.name());
        }
    }

    private Program orderer(Path binary, Topology topology, CryptoFolder crypto, NodeAddress admin) throws Exception {
        NodeAddress listen =
                topology.orderers().getFirst().consenter().orElseThrow().address();
        Path work = folder.resolve("orderer");
        Files.createDirectories(work);
        Map<String, Object> tls = Map.of(
                "Enabled", true,
                "PrivateKey", crypto.tlsKey(CITY, Node.ORDERER).toString(),
                "Certificate", crypto.tlsCertificate(CITY, Node.ORDERER).toString(),
                "RootCAs", List.of(crypto.tlsAuthority(CITY).toString()));
        Map<String, Object> adminTls = Map.of(
                "Enabled", true,
                "PrivateKey", crypto.tlsKey(CITY, Node.ORDERER).toString(),
                "Certificate", crypto.tlsCertificate(CITY, Node.ORDERER).toString(),
                "ClientAuthRequired", true,
                "ClientRootCAs", List.of(crypto.tlsAuthority(CITY).toString()));
        Map<String, Object> general = Map.of(
                "ListenAddress", listen.host(),
                "ListenPort", listen.port(),
                "TLS", tls,
                "LocalMSPDir", crypto.msp(CITY, Node.ORDERER).toString(),
                "LocalMSPID", "CityMSP",
                "BCCSP", Map.of("Default", "SW", "SW", Map.of("Hash", "SHA2", "Security", 256)));
        String yaml = Documents.yaml(Map.of(
                "General", general,
                "FileLedger", Map.of("Location", work.resolve("ledger").toString()),
                "Operations", Map.of("ListenAddress", "127.0.0.1:" + FreePorts.one()),
                "Metrics", Map.of("Provider", "disabled"),
                "Admin", Map.of("ListenAddress", admin.toString(), "TLS", adminTls),
                "ChannelParticipation", Map.of("Enabled", true, "MaxRequestBodySize", "1 MB"),
                "Consensus",
                        Map.of(
                                "WALDir", work.resolve("wal").toString(),
                                "SnapDir", work.resolve("snap").toString())));
        Files.writeString(work.resolve("orderer.yaml"), yaml);
        return new Program(
                new ProcessName("orderer"),
                List.of(binary.toString()),
                Map.of("FABRIC_CFG_PATH", work.toString()),
                List.of(),
                new Health.Listening(admin),
                BOUND);
    }

    private static List<String> tail(Supervisor supervisor, Program program) {
        try {
            return supervisor.logTail(program.name(), 20);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("FABRIC_BIN"), System.getenv("PATH"))
                .filter(java.util.Objects::nonNull)
                .flatMap(paths -> Stream.of(paths.split(File.pathSeparator, -1)))
                .filter(path -> !path.isBlank())
                .map(path -> Path.of(path, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
