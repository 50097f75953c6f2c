/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final byte[] VALUE = "见证".getBytes(StandardCharsets.UTF_8);

    @Test
    void reads_what_was_written() {
        byte[] bytes = Frames.write(List.of(
                new Frames.Frame("one", VALUE, new byte[] {1, 2}, VALUE),
                new Frames.Frame("two", new byte[0], new byte[0], new byte[0])));
        List<Frames.Frame> frames = Frames.read(bytes);
        assertThat(frames).extracting(Frames.Frame::id).containsExactly("one", "two");
        assertThat(frames.getFirst().value()).isEqualTo(VALUE);
        assertThat(frames.getFirst().signature()).containsExactly(1, 2);
        assertThat(frames.getFirst().head()).isEqualTo(VALUE);
    }

    @Test
    void refuses_every_cut() {
        byte[] bytes = Frames.write(List.of(new Frames.Frame("one", VALUE, new byte[] {1, 2}, VALUE)));
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> Frames.read(cut));
        }
    }

    @FuzzTest(maxDuration = "2s")
    void refuses_or_reads_any_bytes(byte[] bytes) {
        try {
            assertThat(Frames.write(Frames.read(bytes))).hasSizeLessThanOrEqualTo(bytes.length * 3 + 1);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching(".*(part of|within|more than).*");
        }
    }
}
