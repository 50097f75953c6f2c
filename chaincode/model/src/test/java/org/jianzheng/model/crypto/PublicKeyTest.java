/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] MESSAGE = "公共资源交易见证".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void verifies_what_its_private_key_signed_and_nothing_else(SignatureAlgorithm algorithm) {
        PrivateKey key = PrivateKeys.generate(algorithm, RANDOM);
        PublicKey other = PrivateKeys.generate(algorithm, RANDOM).publicKey();
        byte[] signature = key.sign(MESSAGE);

        assertThat(signature).hasSize(64);
        assertThat(key.publicKey().verify(MESSAGE, signature)).isTrue();
        assertThat(other.verify(MESSAGE, signature)).isFalse();
        assertThat(key.publicKey().verify(new byte[0], signature)).isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertThat(key.publicKey().verify(MESSAGE, changed))
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void verifies_no_signature_of_another_length(SignatureAlgorithm algorithm) {
        PrivateKey key = PrivateKeys.generate(algorithm, RANDOM);
        byte[] signature = key.sign(MESSAGE);

        assertThat(key.publicKey().verify(MESSAGE, Arrays.copyOf(signature, 63)))
                .isFalse();
        assertThat(key.publicKey().verify(MESSAGE, Arrays.copyOf(signature, 65)))
                .isFalse();
        assertThat(key.publicKey().verify(MESSAGE, new byte[0])).isFalse();
        assertThat(key.publicKey().verify(MESSAGE, new byte[64])).isFalse();
    }

    @Test
    void refuses_the_other_half_of_an_ecdsa_signature() {
        BigInteger order = EllipticCurve.P256.order();
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.ECDSA_P256, RANDOM);
        byte[] low = key.sign(MESSAGE);

        byte[] high = EllipticCurve.join(EllipticCurve.first(low), order.subtract(EllipticCurve.second(low)));

        assertThat(key.publicKey().verify(MESSAGE, low)).isTrue();
        assertThat(key.publicKey().verify(MESSAGE, high)).isFalse();
    }

    @Test
    void refuses_an_ed25519_scalar_beyond_the_group_order() {
        // RFC 8032, 7.1, test 2, and the same signature with the group order added to S.
        PublicKey key = PublicKey.parse("Ed25519:3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        byte[] signature = HexFormat.of()
                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        byte[] message = {0x72};
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

        byte[] reversed = reverse(Arrays.copyOfRange(signature, 32, 64));
        byte[] larger = reverse(EllipticCurve.join(BigInteger.ZERO, new BigInteger(1, reversed).add(order)));
        byte[] malleable = Arrays.copyOf(signature, 64);
        System.arraycopy(larger, 0, malleable, 32, 32);

        assertThat(key.verify(message, signature)).isTrue();
        assertThat(key.verify(message, malleable)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void reads_back_its_text_and_file_forms(SignatureAlgorithm algorithm) {
        PublicKey key = PrivateKeys.generate(algorithm, RANDOM).publicKey();

        assertThat(PublicKey.parse(key.toString())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(PublicKey.fromSubjectPublicKeyInfo(key.toSubjectPublicKeyInfo()))
                .isEqualTo(key);
        assertThat(PublicKey.fromPem("a line of explanation\n" + key.toPem())).isEqualTo(key);
        assertThat(key.toString()).startsWith(algorithm.id() + ":");
        assertThat(SignatureAlgorithm.of(algorithm.id())).isEqualTo(algorithm);
    }

    @Test
    void is_named_by_the_hash_of_its_text_form() {
        PublicKey key = PublicKey.parse("Ed25519:3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

        assertThat(key.keyId())
                .hasToString("key:"
                        + HashSuite.SHA_256
                                .digest(key.toString().getBytes(StandardCharsets.UTF_8))
                                .hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SM2",
                "SM2:",
                "SM2:04",
                "Ed25519:00",
                "Ed25519:3D4017C3E843895A92B70AA74D1B7EBC9C982CCF2EC4968CC0CD55F12AF4660C",
                "Ed25519:0000000000000000000000000000000000000000000000000000000000000000",
                "Ed25519:0100000000000000000000000000000000000000000000000000000000000000"
            })
    void refuses_text_that_is_no_key(String text) {
        refused(ErrorCode.KEY_INVALID, () -> PublicKey.parse(text));
    }

    @Test
    void refuses_algorithms_that_nobody_accepts() {
        refused(ErrorCode.ALGORITHM_REFUSED, () -> PublicKey.parse("RSA:0401"));
    }

    @Test
    void refuses_a_point_of_the_other_curve_and_a_compressed_one() {
        byte[] sm2 =
                PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM).publicKey().bytes();
        byte[] compressed = Arrays.copyOf(sm2, 33);
        compressed[0] = 2;

        refused(ErrorCode.KEY_INVALID, () -> new PublicKey(SignatureAlgorithm.ECDSA_P256, sm2));
        refused(ErrorCode.KEY_INVALID, () -> new PublicKey(SignatureAlgorithm.SM2, compressed));
        refused(ErrorCode.KEY_INVALID, () -> new PublicKey(SignatureAlgorithm.SM2, new byte[65]));
    }

    @Test
    void refuses_public_key_files_with_anything_added_or_missing() {
        byte[] der =
                PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM).publicKey().toSubjectPublicKeyInfo();

        refused(ErrorCode.KEY_INVALID, () -> PublicKey.fromSubjectPublicKeyInfo(Arrays.copyOf(der, der.length + 1)));
        refused(ErrorCode.KEY_INVALID, () -> PublicKey.fromSubjectPublicKeyInfo(Arrays.copyOf(der, der.length - 1)));
        refused(ErrorCode.KEY_INVALID, () -> PublicKey.fromSubjectPublicKeyInfo(new byte[0]));
    }

    private static byte[] reverse(byte[] bytes) {
        byte[] reversed = new byte[32];
        for (int i = 0; i < 32; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
