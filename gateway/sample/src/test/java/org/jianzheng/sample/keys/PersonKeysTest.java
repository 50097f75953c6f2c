/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Role;
import org.jianzheng.sample.FakeGateways;
import org.jianzheng.sample.TrialNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {
    private static final OrganisationId CITY = new OrganisationId("CityMSP");

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        try (FakeGateways gateways = new FakeGateways("city", "county", "regulator")) {
            TrialNetwork.write(folder, gateways);
        }
    }

    @Test
    void finds_a_key_that_signs_for_its_person() {
        PersonKeys keys = PersonKeys.read(folder.resolve("crypto"));
        PersonKey session = keys.of(CITY, "witness-session");
        byte[] message = "见证".getBytes(StandardCharsets.UTF_8);
        assertThat(session.role()).isEqualTo(Role.CENTRE_WITNESS);
        assertThat(session.signer().publicKey().algorithm()).isEqualTo(SignatureAlgorithm.ED25519);
        assertThat(session.signer().publicKey().verify(message, session.signer().sign(message)))
                .isTrue();
        assertThat(session.person()).isEqualTo(keys.of(CITY, "witness").person());
    }

    @Test
    void refuses_a_file_that_holds_another_key() throws Exception {
        Path people = folder.resolve("crypto/people/city");
        Files.copy(people.resolve("staff.key"), people.resolve("witness.key"), StandardCopyOption.REPLACE_EXISTING);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PersonKeys.read(folder.resolve("crypto")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEY_INVALID))
                .withMessageContaining("witness.key");
    }

    @Test
    void says_which_key_is_missing() {
        PersonKeys keys = PersonKeys.read(folder.resolve("crypto"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> keys.of(CITY, "nobody"))
                .withMessageContaining("nobody")
                .withMessageContaining("CityMSP");
    }
}
