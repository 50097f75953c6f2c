/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.genesis.GenesisBlock;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.msp.EcdsaSignature;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.msp.MspId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentitiesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final OrganisationName CITY = new OrganisationName("city");

    @TempDir
    static Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Identities identities = new Identities(random, Clock.fixed(NOW, ZoneOffset.UTC));
    private Topology topology;
    private CryptoFolder crypto;

    IdentitiesTest() throws IOException {
        topology = SampleTopology.read();
        crypto = new CryptoFolder(Path.of("replaced"));
    }

    @BeforeAll
    void make() throws IOException {
        crypto = new CryptoFolder(folder.resolve("crypto"));
        assertThat(identities.ensure(topology, crypto)).isEqualTo(Identities.Outcome.MADE);
    }

    @Test
    void each_node_has_the_role_that_fabric_reads_from_its_certificate() throws IOException {
        ChannelConfiguration channel =
                ChannelConfiguration.read(new GenesisBlock(random, Clock.systemUTC()).build(topology, crypto));

        for (Organisation organisation : topology.organisations()) {
            for (Node node : Node.of(organisation)) {
                ByteString certificate =
                        ByteString.copyFrom(Files.readAllBytes(crypto.certificate(organisation.name(), node)));
                MspId msp = new MspId(organisation.mspId().text());
                Member member = channel.directory()
                        .member(Identity.serialized(msp, certificate))
                        .requireValid();
                assertThat(member.satisfies(
                                role(msp, MSPRoleType.valueOf(node.role().name()))))
                        .as("%s of %s", node, organisation)
                        .isTrue();
                assertThat(member.satisfies(role(msp, other(node)))).isFalse();
            }
        }
    }

    @Test
    void every_certificate_is_signed_by_its_authority_with_low_s() throws Exception {
        X509Certificate authority = Pem.certificate(crypto.authority(CITY));
        X509Certificate tlsAuthority = Pem.certificate(crypto.tlsAuthority(CITY));
        var order =
                org.bouncycastle.asn1.x9.ECNamedCurveTable.getByName("P-256").getN();
        List<X509Certificate> all = new ArrayList<>(List.of(authority, tlsAuthority));
        authority.verify(authority.getPublicKey());
        tlsAuthority.verify(tlsAuthority.getPublicKey());
        for (Node node : Node.of(topology.members().getFirst())) {
            X509Certificate enrolment = Pem.certificate(crypto.certificate(CITY, node));
            X509Certificate tls = Pem.certificate(crypto.tlsCertificate(CITY, node));
            enrolment.verify(authority.getPublicKey());
            tls.verify(tlsAuthority.getPublicKey());
            all.addAll(List.of(enrolment, tls));
        }

        assertThat(all)
                .allSatisfy(certificate -> assertThat(
                                EcdsaSignature.parse(certificate.getSignature()).isLow(order))
                        .isTrue());
    }

    @Test
    void a_tls_certificate_serves_both_ends_under_name_and_address() throws Exception {
        X509Certificate tls = Pem.certificate(crypto.tlsCertificate(CITY, Node.PEER));

        assertThat(tls.getExtendedKeyUsage()).containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(tls.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(2, "peer.city.jianzheng.example"),
                        List.of(2, "city-peer"));
    }

    @Test
    void nothing_ends_within_ten_years() throws IOException {
        assertThat(Expiry.earliest(topology, crypto).date()).isAfterOrEqualTo(LocalDate.of(2036, 11, 22));
        assertThat(Pem.certificate(crypto.authority(CITY)).getNotAfter().toInstant())
                .isAfter(Instant.parse("2046-01-01T00:00:00Z"));
    }

    @Test
    void only_the_owner_may_open_anything() throws IOException {
        try (Stream<Path> tree = Files.walk(crypto.root())) {
            assertThat(tree)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void people_are_listed_with_keys_that_are_marked_for_trying() throws IOException {
        String text = Files.readString(crypto.people());
        List<?> people = (List<?>) Documents.parse(text);

        assertThat(text).isEqualTo(Documents.canonicalJson(people));
        assertThat(people).hasSize(5 + 3 + 3 + 3 * 3);
        for (Object entry : people) {
            Map<String, Object> person = Documents.mapping(entry);
            String key = Files.readString(crypto.root().resolve(String.valueOf(person.get("key"))));
            assertThat(key).startsWith("FOR TRYING ONLY 仅供试用").contains("-----BEGIN PRIVATE KEY-----");
            assertThat(String.valueOf(person.get("public")))
                    .matches("SM2:04[0-9a-f]{128}|Ed25519:[0-9a-f]{64}")
                    .startsWith(person.get("algorithm") + ":");
            assertThat(String.valueOf(person.get("person"))).matches("person:[0-9a-f]{32}");
        }
    }

    @Test
    void the_session_key_belongs_to_the_witness() throws IOException {
        List<?> people = (List<?>) Documents.parse(Files.readString(crypto.people()));

        assertThat(people.stream()
                        .map(Documents::mapping)
                        .filter(person -> "CityMSP".equals(person.get("msp")))
                        .filter(person -> String.valueOf(person.get("name")).matches("witness(-session)?"))
                        .map(person -> person.get("person"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void keeps_what_is_there() throws IOException {
        String before = Files.readString(crypto.key(CITY, Node.PEER));

        assertThat(identities.ensure(topology, crypto)).isEqualTo(Identities.Outcome.KEPT);

        assertThat(Files.readString(crypto.key(CITY, Node.PEER))).isEqualTo(before);
    }

    @Test
    void refuses_a_topology_with_an_organisation_that_has_no_identities() throws IOException {
        Topology other = TopologyReader.parse(
                SampleTopology.text().replace("name: county", "name: district").replace("CountyMSP", "DistrictMSP"));

        assertThatThrownBy(() -> identities.ensure(other, crypto))
                .isInstanceOf(IdentitiesIncomplete.class)
                .hasMessageContaining("DistrictMSP (district) lacks")
                .hasMessageContaining("network/reset");
    }

    @Test
    void an_interrupted_making_leaves_nothing_that_is_trusted() throws IOException {
        CryptoFolder fresh = new CryptoFolder(folder.resolve("interrupted"));
        Files.createDirectories(folder.resolve("interrupted.partial").resolve("city"));

        assertThat(identities.ensure(topology, fresh)).isEqualTo(Identities.Outcome.MADE);

        assertThat(folder.resolve("interrupted.partial")).doesNotExist();
    }

    private static MSPPrincipal role(MspId msp, MSPRoleType role) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(msp.value())
                        .setRole(role)
                        .build()
                        .toByteString())
                .build();
    }

    private static MSPRoleType other(Node node) {
        return node.role() == NodeRole.PEER ? MSPRoleType.ADMIN : MSPRoleType.PEER;
    }
}
