/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BidCommitmentTest {
    static Stream<JsonObject> vectors() {
        return CaseFiles.vectors("bid-commitment.json").array("vectors").objects().stream();
    }

    static Stream<JsonObject> mismatches() {
        return negative("MISMATCH");
    }

    static Stream<JsonObject> refused() {
        return negative("REFUSED");
    }

    private static Stream<JsonObject> negative(String expected) {
        return CaseFiles.vectors("bid-commitment.json").array("negative").objects().stream()
                .filter(vector -> vector.string("expect").equals(expected));
    }

    @MethodSource("vectors")
    @ParameterizedTest
    void commits_as_every_vector_does(JsonObject vector) {
        assertThat(commitment(vector).value().hex()).isEqualTo(vector.string("commitment"));
    }

    @MethodSource("mismatches")
    @ParameterizedTest
    void anything_else_gives_another_commitment(JsonObject vector) { // invariant 2
        assertThat(commitment(vector).value().hex()).isNotEqualTo(vector.string("commitment"));
    }

    @MethodSource("refused")
    @ParameterizedTest
    void refuses_a_nonce_of_another_length(JsonObject vector) {
        assertThatThrownBy(() -> commitment(vector)).isInstanceOf(Refusal.class);
    }

    @Test
    void refuses_another_suite_than_sm3() {
        Digest sha256 = new Digest(HashSuite.SHA_256, new byte[HashSuite.LENGTH]);
        LotCode lot = LotCode.parse("E14090000G3002061001003");
        UnifiedCreditCode bidder = UnifiedCreditCode.parse("91350100M000100Y43");

        assertThatThrownBy(() -> new BidCommitment(sha256)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> BidCommitment.of(lot, bidder, new byte[BidCommitment.NONCE_BYTES], sha256))
                .isInstanceOf(Refusal.class);
    }

    private static BidCommitment commitment(JsonObject vector) {
        return BidCommitment.of(
                LotCode.parse(vector.string("lotCode")),
                UnifiedCreditCode.parse(vector.string("uscc")),
                HexFormat.of().parseHex(vector.string("nonce")),
                new Digest(HashSuite.SM3, HashSuite.SM3.hash(file(vector.object("file")))));
    }

    private static byte[] file(JsonObject input) {
        if (input.has("hex")) {
            return HexFormat.of().parseHex(input.string("hex"));
        }
        if (input.has("text")) {
            return input.string("text").getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (input.has("repeatText")) {
            byte[] text = input.string("repeatText").getBytes(StandardCharsets.UTF_8);
            for (long i = 0; i < input.integer("times"); i++) {
                bytes.writeBytes(text);
            }
        } else {
            for (int i = 0; i < input.integer("counterBytes"); i++) {
                bytes.write(i);
            }
        }
        return bytes.toByteArray();
    }
}
