/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The files that real orderers and peers are given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFilesTest {

    @TempDir
    static Path folder;

    private final Topology topology;
    private final Organisation city;
    private CryptoFolder crypto = new CryptoFolder(Path.of("replaced"));

    NodeFilesTest() throws IOException {
        topology = SampleTopology.read();
        city = topology.members().getFirst();
    }

    @BeforeAll
    void makeIdentities() throws IOException {
        crypto = new CryptoFolder(folder.resolve("crypto"));
        new Identities(new SecureRandom(), InstantSource.system()).ensure(topology, crypto);
    }

    @Test
    void the_same_package_has_always_the_same_bytes_and_id() throws IOException {
        ChaincodePackage first = ChaincodePackage.of(topology, city, crypto);
        ChaincodePackage second = ChaincodePackage.of(topology, city, crypto);

        assertThat(first.bytes()).isEqualTo(second.bytes());
        assertThat(first.id())
                .isEqualTo(second.id())
                .isEqualTo("records_1:" + Sha256.of(first.bytes()).hex());
    }

    @Test
    void each_organisation_has_its_own_package() throws IOException {
        ChaincodePackage other =
                ChaincodePackage.of(topology, topology.members().getLast(), crypto);

        assertThat(other.id())
                .isNotEqualTo(ChaincodePackage.of(topology, city, crypto).id());
    }

    @Test
    void the_package_names_the_service_and_how_to_reach_it_over_mutual_tls() throws IOException {
        byte[] tar = unzipped(ChaincodePackage.of(topology, city, crypto).bytes());

        assertThat(name(tar, 0)).isEqualTo("metadata.json");
        assertThat(content(tar, 0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"label\":\"records_1\",\"type\":\"ccaas\"}");
        assertThat(name(tar, 1024)).isEqualTo("code.tar.gz");
        byte[] code = unzipped(content(tar, 1024));
        assertThat(name(code, 0)).isEqualTo("connection.json");
        Map<String, Object> connection =
                Documents.mapping(Documents.parse(new String(content(code, 0), StandardCharsets.UTF_8)));
        assertThat(connection)
                .containsEntry("address", city.site().orElseThrow().contracts().toString())
                .containsEntry("dial_timeout", "10s")
                .containsEntry("tls_required", true)
                .containsEntry("client_auth_required", true);
        assertThat(String.valueOf(connection.get("client_key"))).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(code.length % 512).isZero();
    }

    @Test
    void the_archive_has_neither_times_nor_owners_and_a_right_checksum() throws IOException {
        byte[] tar = unzipped(new PlainTar().file("a", new byte[] {1}).gzipped());

        assertThat(octal(tar, 100)).isEqualTo(0644);
        assertThat(octal(tar, 108)).isZero();
        assertThat(octal(tar, 116)).isZero();
        assertThat(octal(tar, 136)).isZero();
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? ' ' : tar[i] & 0xff;
        }
        assertThat(octal(tar, 148)).isEqualTo(sum);
        assertThat(tar).hasSize(4 * 512);
    }

    @Test
    void an_orderer_speaks_mutual_tls_on_all_its_ports_and_administration_only_with_its_own() {
        Path data = folder.resolve("orderer-city");
        String yaml = new OrdererConfiguration(topology, crypto, city, data).yaml();
        Map<String, Object> root = mapping(yaml);

        Map<String, Object> general = Documents.mapping(root.get("General"));
        assertThat(general)
                .containsEntry("ListenAddress", "127.0.0.1")
                .containsEntry("ListenPort", 7050)
                .containsEntry("LocalMSPID", "CityMSP");
        assertThat(Documents.mapping(general.get("Cluster"))).containsEntry("ReplicationPolicy", "simple");
        assertThat(Documents.mapping(general.get("TLS")))
                .containsEntry("ClientAuthRequired", true)
                .extractingByKey("ClientRootCAs")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(4);
        for (String part : List.of("Admin", "Operations")) {
            Map<String, Object> listener = Documents.mapping(root.get(part));
            assertThat(String.valueOf(listener.get("ListenAddress"))).startsWith("127.0.0.1:");
            assertThat(Documents.mapping(listener.get("TLS")))
                    .containsEntry("Enabled", true)
                    .containsEntry("ClientAuthRequired", true)
                    .containsEntry(
                            "ClientRootCAs",
                            List.of(crypto.tlsAuthority(city.name()).toString()));
        }
        assertThat(yaml).doesNotContain("0.0.0.0");
    }

    @Test
    void an_orderer_that_missed_blocks_fetches_them_in_the_way_that_mutual_tls_lets_through() {
        String yaml = new OrdererConfiguration(topology, crypto, city, folder.resolve("orderer-city")).yaml();
        assertThat(Documents.mapping(mapping(yaml).get("General")))
                .containsEntry("Cluster", Map.of("ReplicationPolicy", "simple"));
    }

    @Test
    void a_peer_needs_no_docker_and_listens_on_this_machine_only() {
        Path data = folder.resolve("peer-city");
        String yaml = new PeerConfiguration(topology, crypto, city).peer(data, folder.resolve("builder"));
        Map<String, Object> root = mapping(yaml);

        assertThat(Documents.mapping(root.get("vm"))).containsEntry("endpoint", "");
        assertThat(Documents.mapping(root.get("operations"))).containsEntry("listenAddress", "127.0.0.1:7055");
        assertThat(Documents.mapping(root.get("peer")))
                .containsEntry("listenAddress", "127.0.0.1:7051")
                .containsEntry("chaincodeListenAddress", "127.0.0.1:7052")
                .containsEntry("localMspId", "CityMSP");
        assertThat(Documents.mapping(Documents.mapping(root.get("peer")).get("tls")))
                .containsEntry("enabled", true)
                .containsEntry("clientAuthRequired", true);
        assertThat(yaml)
                .doesNotContain("0.0.0.0")
                .contains(folder.resolve("builder").toString());
    }

    @Test
    void the_administrator_signs_as_administrator() {
        Map<String, Object> peer =
                Documents.mapping(mapping(new PeerConfiguration(topology, crypto, city).administrator())
                        .get("peer"));

        assertThat(String.valueOf(peer.get("mspConfigPath"))).endsWith("/city/admin/msp");
        assertThat(peer).containsEntry("address", "127.0.0.1:7051");
    }

    private static Map<String, Object> mapping(String yaml) {
        return Documents.mapping(Documents.parse(yaml));
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static String name(byte[] tar, int offset) {
        int end = offset;
        while (tar[end] != 0) {
            end++;
        }
        return new String(tar, offset, end - offset, StandardCharsets.US_ASCII);
    }

    private static byte[] content(byte[] tar, int offset) {
        return java.util.Arrays.copyOfRange(tar, offset + 512, offset + 512 + octal(tar, offset + 124));
    }

    private static int octal(byte[] tar, int offset) {
        return Integer.parseInt(name(tar, offset), 8);
    }
}
