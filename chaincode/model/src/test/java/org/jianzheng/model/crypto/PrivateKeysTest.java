/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.security.SecureRandom;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Made with OpenSSL 3: {@code openssl genpkey}, then {@code openssl pkcs8 -topk8 -v2 aes-256-cbc}. */
    private static final String ED25519_PLAIN = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIDEPY7BOGBb3i9024LVq/bSat+Y/NrKOJVlZdS/Qq1zZ
            -----END PRIVATE KEY-----
            """;

    private static final String ED25519_ENCRYPTED = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgbU2v6Fq4XkwICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEOAFFlmFxV4KWQl2oxj6M/AEQBRF
            AvO2RxQ3HH9G4ifm7weKFCGYlT5sVxA8ePEym/BYcDfTbo6i8evrxnIPRicJpc9Z
            2XE61rTRF7CITYDRf2E=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    @ParameterizedTest
    @EnumSource
    void reads_back_a_plain_file(SignatureAlgorithm algorithm) {
        PrivateKey key = PrivateKeys.generate(algorithm, RANDOM);

        PrivateKey read = PrivateKeys.read(PrivateKeys.write(key));

        assertThat(read.publicKey()).isEqualTo(key.publicKey());
        assertThat(key.publicKey().verify(new byte[] {1}, read.sign(new byte[] {1})))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void reads_back_an_encrypted_file_with_its_passphrase_only(SignatureAlgorithm algorithm) {
        PrivateKey key = PrivateKeys.generate(algorithm, RANDOM);

        String file = PrivateKeys.write(key, "见证 passphrase".toCharArray(), RANDOM);

        assertThat(PrivateKeys.isEncrypted(file)).isTrue();
        assertThat(PrivateKeys.read(file, "见证 passphrase".toCharArray()).publicKey())
                .isEqualTo(key.publicKey());
        refused(ErrorCode.KEY_INVALID, () -> PrivateKeys.read(file, "another".toCharArray()));
        assertThat(refused(ErrorCode.KEY_INVALID, () -> PrivateKeys.read(file))).contains("no passphrase");
    }

    @Test
    void reads_the_files_of_openssl() {
        PrivateKey plain = PrivateKeys.read(ED25519_PLAIN);

        assertThat(PrivateKeys.read(ED25519_ENCRYPTED, "trying".toCharArray()).publicKey())
                .isEqualTo(plain.publicKey());
        assertThat(PrivateKeys.write(plain)).isEqualTo(ED25519_PLAIN);
    }

    @Test
    void ignores_what_a_file_says_before_the_key() {
        assertThat(PrivateKeys.read("FOR TRYING ONLY 仅供试用\n\n" + ED25519_PLAIN).publicKey())
                .isEqualTo(PrivateKeys.read(ED25519_PLAIN).publicKey());
    }

    @Test
    void refuses_a_file_with_text_after_the_key() {
        refused(ErrorCode.KEY_INVALID, () -> PrivateKeys.read(ED25519_PLAIN + "more"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n?\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----"
            })
    void refuses_text_that_is_no_key_file(String text) {
        refused(ErrorCode.KEY_INVALID, () -> PrivateKeys.read(text));
    }

    @Test
    void refuses_a_file_that_cannot_be_a_key_for_its_size() {
        refused(ErrorCode.TOO_LARGE, () -> PrivateKeys.read(ED25519_PLAIN + " ".repeat(1 << 14)));
    }

    @Test
    void refuses_secrets_that_are_no_key_of_the_curve() {
        refused(ErrorCode.KEY_INVALID, () -> new PrivateKey(SignatureAlgorithm.SM2, new byte[32], RANDOM));
        refused(ErrorCode.KEY_INVALID, () -> new PrivateKey(SignatureAlgorithm.ECDSA_P256, filled(), RANDOM));
        refused(ErrorCode.KEY_INVALID, () -> new PrivateKey(SignatureAlgorithm.ED25519, new byte[31], RANDOM));
    }

    @Test
    void encrypts_with_no_empty_passphrase() {
        PrivateKey key = PrivateKeys.read(ED25519_PLAIN);

        refused(ErrorCode.KEY_INVALID, () -> PrivateKeys.write(key, new char[0], RANDOM));
    }

    @Test
    void never_prints_the_secret() {
        PrivateKey key = PrivateKeys.read(ED25519_PLAIN);

        assertThat(key).hasToString("private key of " + key.publicKey().keyId());
    }

    private static byte[] filled() {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }
}
