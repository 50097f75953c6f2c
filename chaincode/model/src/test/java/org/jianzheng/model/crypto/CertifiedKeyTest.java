/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifiedKeyTest {
    private static final byte[] MESSAGE = "a checkpoint".getBytes(StandardCharsets.UTF_8);

    @CsvSource({
        "SHA256withRSA, SHA_256, 2048",
        "SHA512withRSA, SHA_512, 2048",
        "SHA256withECDSA, SHA_256, 256",
        "SHA384withECDSA, SHA_384, 384",
        "SHA512withECDSA, SHA_512, 256"
    })
    @ParameterizedTest
    void verifies_what_another_library_signs_and_nothing_else(String algorithm, SignedHash hash, int size)
            throws GeneralSecurityException {
        KeyPair keys = keys(algorithm.endsWith("RSA") ? "RSA" : "EC", size);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(keys.getPrivate());
        signing.update(MESSAGE);
        byte[] signature = signing.sign();
        CertifiedKey key = CertifiedKey.of(keys.getPublic().getEncoded());

        assertThat(key.verifies(hash, MESSAGE, signature)).isTrue();
        assertThat(key.verifies(hash, new byte[1], signature)).isFalse();
        assertThat(key.verifies(SignedHash.SM3, MESSAGE, signature)).isFalse();
        assertThat(key.verifies(hash, MESSAGE, new byte[0])).isFalse();
        assertThat(key.verifies(hash, MESSAGE, new byte[signature.length])).isFalse();
        signature[signature.length - 1] ^= 1;
        assertThat(key.verifies(hash, MESSAGE, signature)).isFalse();
    }

    @Test
    void verifies_sm2_signatures_in_their_der_form() {
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
        CertifiedKey certified = CertifiedKey.of(key.publicKey().toSubjectPublicKeyInfo());
        byte[] signature = Sm2Der.fromRaw(key.sign(MESSAGE));

        assertThat(certified.kind()).isEqualTo(CertifiedKey.Kind.SM2);
        assertThat(certified.verifies(SignedHash.SM3, MESSAGE, signature)).isTrue();
        assertThat(certified.verifies(SignedHash.SHA_256, MESSAGE, signature)).isFalse();
        assertThat(certified.verifies(SignedHash.SM3, MESSAGE, key.sign(MESSAGE)))
                .isFalse();
    }

    @Test
    void refuses_short_keys_other_curves_and_other_forms() throws GeneralSecurityException {
        assertRefused(keys("RSA", 1024).getPublic().getEncoded());
        assertRefused(keys("EC", 521).getPublic().getEncoded());
        byte[] longer = keys("EC", 256).getPublic().getEncoded();
        assertRefused(Arrays.copyOf(longer, longer.length + 1));
        longer[longer.length - 1] ^= 1;
        assertRefused(longer);
        assertRefused(new byte[] {0x30, 0});
    }

    private static void assertRefused(byte[] info) {
        assertThatThrownBy(() -> CertifiedKey.of(info))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEY_INVALID));
    }

    private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp" + size + "r1"));
        } else {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }
}
