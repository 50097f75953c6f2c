/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

class StatusListFuzzTest {
    static Stream<byte[]> lists() {
        return Stream.of("uH4sIAAAAAAAA", "u", "", "zAAAA", "u!").map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever is no list is refused with one code. */
    @MethodSource("lists")
    @FuzzTest(maxDuration = "10s")
    void a_list_is_read_or_refused(byte[] input) {
        try {
            assertThat(StatusList.isSet(new String(input, StandardCharsets.UTF_8), 1))
                    .isIn(true, false);
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.SCHEMA_INVALID);
        }
    }
}
