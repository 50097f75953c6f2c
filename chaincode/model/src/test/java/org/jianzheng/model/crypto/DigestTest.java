/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String HEX = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final byte[] ABC = {'a', 'b', 'c'};

    static Stream<Named<JsonObject>> vectors() {
        return CaseFiles.vectors("sm3.json").array("vectors").objects().stream()
                .map(vector -> Named.of(vector.string("name"), vector));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void both_suites_agree_with_every_vector(JsonObject vector) throws IOException {
        byte[] input = CaseFiles.input(vector.object("input"));

        assertThat(input).hasSize(Math.toIntExact(vector.integer("length")));
        DualDigest digests = DualDigest.of(input);
        assertThat(digests.sha256().hex()).isEqualTo(vector.string("sha256"));
        assertThat(digests.sm3().hex()).isEqualTo(vector.string("sm3"));
        assertThat(DualDigest.of(new ByteArrayInputStream(input), input.length)).isEqualTo(digests);
    }

    @ParameterizedTest
    @EnumSource
    void hashes_pieces_as_it_hashes_the_whole(HashSuite suite) {
        Hasher hasher = suite.newHasher();
        hasher.update(ABC, 0, 1);
        hasher.update(ABC, 1, 2);

        assertThat(hasher.finish())
                .isEqualTo(suite.hash(ABC))
                .isEqualTo(suite.hash(new byte[] {'a'}, new byte[] {'b', 'c'}));
        hasher.update(ABC);
        assertThat(hasher.finish()).as("a finished hasher starts anew").isEqualTo(suite.hash(ABC));
        assertThat(HashSuite.of(suite.id())).isEqualTo(suite);
    }

    @Test
    void refuses_a_stream_above_its_limit() {
        refused(ErrorCode.TOO_LARGE, () -> DualDigest.of(new ByteArrayInputStream(ABC), 2));
    }

    @Test
    void reads_and_writes_its_json_form() {
        DualDigest digests = DualDigest.of(ABC);

        assertThat(DualDigest.fromJson(
                        CanonicalJson.parseObject(digests.toJson().canonical())))
                .isEqualTo(digests);
        refused(
                ErrorCode.SCHEMA_INVALID,
                () -> DualDigest.fromJson(digests.toJson().with("md5", "")));
        refused(
                ErrorCode.SCHEMA_INVALID,
                () -> DualDigest.fromJson(digests.toJson().without("sm3")));
        refused(ErrorCode.ALGORITHM_REFUSED, () -> new DualDigest(digests.sm3(), digests.sha256()));
        assertThat(digests.in(HashSuite.SM3)).isEqualTo(digests.sm3());
    }

    @Test
    void prints_suite_and_hex_and_shortens_for_lists() {
        Digest digest = Digest.parse("SM3", HEX);

        assertThat(digest).hasToString("SM3:" + HEX).isEqualTo(HashSuite.SM3.digest(ABC));
        assertThat(digest.shortForm()).isEqualTo("66c7f0f462ee");
    }

    @Test
    void is_never_equal_to_a_digest_of_another_suite() {
        assertThat(Digest.parse(HashSuite.SM3, HEX)).isNotEqualTo(Digest.parse(HashSuite.SHA_256, HEX));
    }

    @Test
    void copies_bytes_in_and_out() {
        byte[] bytes = new byte[HashSuite.LENGTH];
        Digest digest = new Digest(HashSuite.SHA_256, bytes);
        bytes[0] = 1;
        digest.bytes()[1] = 1;

        assertThat(digest.hex()).isEqualTo("0".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0"})
    void refuses_other_hex(String hex) {
        refused(ErrorCode.SCHEMA_INVALID, () -> Digest.parse("SM3", hex));
    }

    @Test
    void refuses_other_suites_and_lengths() {
        refused(ErrorCode.ALGORITHM_REFUSED, () -> Digest.parse("SHA256", HEX));
        refused(ErrorCode.SCHEMA_INVALID, () -> new Digest(HashSuite.SM3, new byte[31]));
    }
}
