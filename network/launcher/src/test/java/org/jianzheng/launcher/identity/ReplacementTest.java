/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.SampleTopology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2027-03-01T00:00:00Z"));

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private CryptoFolder crypto;
    private Organisation city;

    @BeforeEach
    void makeIdentities() throws IOException {
        crypto = new CryptoFolder(folder.resolve("crypto"));
        city = SampleTopology.read().organisations().getFirst();
        new Identities(random, InstantSource.system()).ensure(SampleTopology.read(), crypto);
    }

    @Test
    void new_certificates_take_the_place_of_the_old_ones_only_when_told() throws Exception {
        String before = certificate(crypto, Node.PEER);
        Replacement replacement = new Replacement(crypto, city, Node.PEER);

        replacement.make(Duration.ofDays(30), random, CLOCK);
        String made = certificate(replacement.made(), Node.PEER);
        replacement.make(Duration.ofDays(60), random, CLOCK);

        assertThat(certificate(replacement.made(), Node.PEER))
                .as("made once")
                .isEqualTo(made)
                .isNotEqualTo(before);
        assertThat(certificate(crypto, Node.PEER)).isEqualTo(before);
        replacement.putInPlace();
        replacement.putInPlace();
        assertThat(certificate(crypto, Node.PEER)).isEqualTo(made);
        assertThat(Expiry.of(crypto, city.name(), Node.PEER).date()).isEqualTo(LocalDate.parse("2027-03-30"));
        replacement.finish();
        assertThat(crypto.organisation(city.name()).resolve("peer.old")).doesNotExist();
        assertThat(crypto.organisation(city.name()).resolve("peer.next")).doesNotExist();
        Pem.certificate(crypto.certificate(city.name(), Node.PEER))
                .verify(Pem.certificate(crypto.authority(city.name())).getPublicKey());
        Pem.certificate(crypto.tlsCertificate(city.name(), Node.PEER))
                .verify(Pem.certificate(crypto.tlsAuthority(city.name())).getPublicKey());
    }

    @Test
    void what_does_not_work_is_put_back() throws Exception {
        String before = certificate(crypto, Node.GATEWAY);
        Replacement replacement = new Replacement(crypto, city, Node.GATEWAY);
        replacement.make(Duration.ofDays(30), random, CLOCK);
        replacement.putInPlace();

        replacement.putBack();

        assertThat(certificate(crypto, Node.GATEWAY)).isEqualTo(before);
        assertThat(replacement.isInPlace()).isFalse();
        assertThat(crypto.organisation(city.name()).resolve("gateway.next")).doesNotExist();
    }

    @Test
    void an_orderer_keeps_its_signing_key_and_nobody_keeps_another_key() throws Exception {
        for (Node node : new Node[] {Node.ORDERER, Node.PEER}) {
            Replacement replacement = new Replacement(crypto, city, node);
            replacement.make(Duration.ofDays(30), random, CLOCK);
            CryptoFolder made = replacement.made();

            boolean same = Files.readString(made.key(city.name(), node))
                    .equals(Files.readString(crypto.key(city.name(), node)));
            assertThat(same).as(node.folder()).isEqualTo(node == Node.ORDERER);
            assertThat(Files.readString(made.tlsKey(city.name(), node)))
                    .isNotEqualTo(Files.readString(crypto.tlsKey(city.name(), node)));
        }
    }

    private String certificate(CryptoFolder where, Node node) throws IOException {
        return Files.readString(where.certificate(city.name(), node));
    }
}
