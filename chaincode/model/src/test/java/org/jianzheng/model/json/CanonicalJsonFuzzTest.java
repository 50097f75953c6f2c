/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonFuzzTest {

    static Stream<byte[]> documents() {
        JsonObject vectors = CaseFiles.vectors("rfc8785.json");
        return Stream.of("canonical", "mustRefuse")
                .flatMap(member -> vectors.array(member).objects().stream())
                .map(vector -> HexFormat.of().parseHex(vector.string("inputHex")));
    }

    @MethodSource("documents")
    @FuzzTest(maxDuration = "20s")
    void whatever_is_read_is_written_canonically_and_read_back(byte[] input) {
        JsonValue value;
        try {
            value = CanonicalJson.parse(input);
        } catch (Refusal expected) {
            return;
        }
        byte[] written = CanonicalJson.write(value);
        assertThat(CanonicalJson.parseCanonical(written, 2 * CanonicalJson.DEFAULT_MAX_BYTES))
                .isEqualTo(value);
        // Reading alone tells the one form from all others; this is the slow way to know it.
        assertThat(isTakenAsCanonical(input)).isEqualTo(Arrays.equals(input, written));
    }

    private static boolean isTakenAsCanonical(byte[] input) {
        try {
            return CanonicalJson.parseCanonical(input) != null;
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_CANONICAL);
            return false;
        }
    }
}
