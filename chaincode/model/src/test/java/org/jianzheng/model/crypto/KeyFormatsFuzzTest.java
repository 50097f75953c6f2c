/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.params.provider.MethodSource;

class KeyFormatsFuzzTest {
    private static final JsonObject VECTORS = CaseFiles.vectors("sm2.json");

    static Stream<byte[]> signatures() {
        Stream<JsonObject> good =
                VECTORS.array("keys").objects().stream().flatMap(key -> key.array("signatures").objects().stream());
        Stream<JsonObject> bad = VECTORS.array("mustRefuse").objects().stream();
        return Stream.concat(good, bad)
                .flatMap(signature -> signature.optionalString("der").stream())
                .map(HexFormat.of()::parseHex);
    }

    static Stream<byte[]> publicKeys() {
        return VECTORS.array("keys").objects().stream()
                .map(key -> PublicKey.fromPem(key.string("publicPem")).toSubjectPublicKeyInfo());
    }

    static Stream<byte[]> privateKeys() {
        return VECTORS.array("keys").objects().stream()
                .map(key -> key.string("pkcs8Pem"))
                .flatMap(pem -> Stream.of(Pem.read(pem, "PRIVATE KEY"), pem.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("signatures")
    @FuzzTest(maxDuration = "20s")
    void a_der_signature_has_one_form(byte[] input) {
        byte[] raw;
        try {
            raw = Sm2Der.toRaw(input);
        } catch (Refusal expected) {
            return;
        }
        assertThat(Sm2Der.fromRaw(raw)).isEqualTo(input);
    }

    @MethodSource("publicKeys")
    @FuzzTest(maxDuration = "20s")
    void a_public_key_file_has_one_form(byte[] input) {
        PublicKey key;
        try {
            key = PublicKey.fromSubjectPublicKeyInfo(input);
        } catch (Refusal expected) {
            return;
        }
        assertThat(key.toSubjectPublicKeyInfo()).isEqualTo(input);
    }

    @MethodSource("privateKeys")
    @FuzzTest(maxDuration = "20s")
    void a_private_key_file_is_a_key_or_a_refusal(byte[] input) {
        String wrapped = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(input)
                + "\n-----END PRIVATE KEY-----\n";
        String text = new String(input, StandardCharsets.UTF_8);
        for (String pem : new String[] {wrapped, text}) {
            PrivateKey key;
            try {
                key = PrivateKeys.read(pem);
            } catch (Refusal expected) {
                continue;
            }
            assertThat(PrivateKeys.read(PrivateKeys.write(key)).publicKey()).isEqualTo(key.publicKey());
        }
    }
}
