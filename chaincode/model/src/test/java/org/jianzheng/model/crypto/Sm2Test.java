/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.util.test.FixedSecureRandom;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Sm2Test {
    private static final JsonObject VECTORS = CaseFiles.vectors("sm2.json");

    static Stream<Named<JsonObject>> keys() {
        return named("keys");
    }

    static Stream<Named<JsonObject>> mustRefuse() {
        return named("mustRefuse");
    }

    private static Stream<Named<JsonObject>> named(String member) {
        return VECTORS.array(member).objects().stream().map(vector -> Named.of(vector.string("name"), vector));
    }

    @Test
    void signs_the_standard_example_with_its_fixed_random_number() {
        JsonObject example = VECTORS.object("standardExample");
        byte[] message = example.string("messageText").getBytes(StandardCharsets.UTF_8);

        byte[] signature = Sm2.sign(
                new BigInteger(example.string("privateKey"), 16),
                example.string("userId"),
                message,
                new FixedSecureRandom(hex(example.string("k"))));

        assertThat(HexFormat.of().formatHex(signature)).isEqualTo(example.string("r") + example.string("s"));
        PrivateKey key = PrivateKeys.read(example.string("pkcs8Pem"));
        assertThat(key.publicKey().bytes()).isEqualTo(hex(example.string("publicKey")));
        assertThat(key.publicKey().verify(message, signature)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void verifies_every_signature_of_other_software(JsonObject vector) {
        PublicKey key = new PublicKey(SignatureAlgorithm.SM2, hex(vector.string("publicKey")));
        boolean defaultId = vector.bool("userIdIsDefault");

        for (JsonObject signature : vector.array("signatures").objects()) {
            byte[] message = hex(signature.string("messageHex"));
            byte[] raw = hex(signature.string("raw"));
            byte[] der = hex(signature.string("der"));
            assertThat(Sm2.verify(key.curvePoint(), vector.string("userId"), message, raw))
                    .isTrue();
            assertThat(key.verify(message, raw))
                    .as("a key always uses the default user id")
                    .isEqualTo(defaultId);
            assertThat(Sm2Der.toRaw(der)).isEqualTo(raw);
            assertThat(Sm2Der.fromRaw(raw)).isEqualTo(der);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void reads_the_key_files_of_other_software(JsonObject vector) {
        PublicKey key = PublicKey.fromPem(vector.string("publicPem"));

        assertThat(key.bytes()).isEqualTo(hex(vector.string("publicKey")));
        assertThat(key.toPem()).isEqualTo(vector.string("publicPem"));
        assertThat(PrivateKeys.read(vector.string("pkcs8Pem")).publicKey()).isEqualTo(key);
        assertThat(PrivateKeys.write(PrivateKeys.read(vector.string("pkcs8Pem"))))
                .isEqualTo(vector.string("pkcs8Pem"));
    }

    @ParameterizedTest
    @MethodSource("mustRefuse")
    void accepts_no_signature_that_must_be_refused(JsonObject vector) {
        assertThat(accepted(vector)).isFalse();
    }

    private static boolean accepted(JsonObject vector) {
        try {
            PublicKey key = new PublicKey(SignatureAlgorithm.SM2, hex(vector.string("publicKey")));
            byte[] raw = vector.has("raw") ? hex(vector.string("raw")) : Sm2Der.toRaw(hex(vector.string("der")));
            return Sm2.verify(key.curvePoint(), vector.string("userId"), hex(vector.string("messageHex")), raw);
        } catch (Refusal refusal) {
            return false;
        }
    }

    @Test
    void refuses_der_for_its_own_reason_each() {
        assertThat(refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(hex("3006020101020101ff"))))
                .contains("does not end with the bytes");
        assertThat(refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(hex("3009020101020101020101"))))
                .contains("more than two integers");
        assertThat(refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(hex("3006020181020101"))))
                .contains("negative");
        assertThat(refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(hex("30070202000102010a"))))
                .contains("needless leading zero");
        assertThat(refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(hex("30050200020101"))))
                .contains("without bytes");
        assertThat(refused(
                        ErrorCode.SIGNATURE_INVALID,
                        () -> Sm2Der.toRaw(hex("3026" + "0221" + "01" + "00".repeat(32) + "020101"))))
                .contains("above 32 bytes");
        assertThat(refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(hex("308106020101020101"))))
                .contains("long form");
        refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.toRaw(new byte[0]));
        refused(ErrorCode.SIGNATURE_INVALID, () -> Sm2Der.fromRaw(new byte[63]));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
