/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalLineFuzzTest {
    static Stream<Arguments> seeds() {
        String line = new String(
                RefusalLineTest.line(7, Optional.of(RefusalLineTest.BEFORE)).canonical(), StandardCharsets.UTF_8);
        return Stream.of(
                        line,
                        line.replace("\"count\":3", "\"count\":0"),
                        line.replace("ledger", "../ledger"),
                        "{}",
                        "[]")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void what_is_read_is_written_alike(byte[] input) {
        RefusalLine line;
        try {
            line = RefusalLine.read(input);
        } catch (Refusal refused) {
            return;
        }
        assertThat(RefusalLine.read(line.canonical())).isEqualTo(line);
    }
}
