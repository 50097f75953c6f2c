/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class ItemLinesTest {

    /** Gives at most so many bytes at once, as networks do. */
    private static InputStream inPieces(byte[] bytes, int most) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, most));
            }
        };
    }

    private static List<String> lines(byte[] bytes, int most) throws IOException {
        ItemLines lines = new ItemLines(inPieces(bytes, most));
        List<String> read = new ArrayList<>();
        for (Optional<byte[]> line = next(lines); line.isPresent(); line = next(lines)) {
            read.add(new String(line.get(), StandardCharsets.ISO_8859_1));
        }
        return read;
    }

    private static Optional<byte[]> next(ItemLines lines) throws IOException {
        try {
            return lines.next();
        } catch (Refusal tooLong) {
            return Optional.of("TOO LONG".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void reads_lines_however_they_are_cut_and_the_last_without_its_line_feed() throws IOException {
        byte[] bytes = "one\n\ntwo\nthree".getBytes(StandardCharsets.UTF_8);
        for (int most = 1; most <= bytes.length; most++) {
            assertThat(lines(bytes, most)).containsExactly("one", "", "two", "three");
        }
    }

    @Test
    void passes_over_a_line_that_is_too_long_and_reads_on_behind_it() throws IOException {
        byte[] bytes = ("a\n" + "x".repeat(200_000) + "\nb\n").getBytes(StandardCharsets.UTF_8);
        assertThat(lines(bytes, 1_000)).containsExactly("a", "TOO LONG", "b");
        assertThatThrownBy(() ->
                        new ItemLines(inPieces("x".repeat(70_000).getBytes(StandardCharsets.UTF_8), 999)).next())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void is_ready_when_a_line_or_the_end_is_here() throws IOException {
        ItemLines lines = new ItemLines(new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.isReady()).isTrue();
        assertThat(lines.next()).isPresent();
        assertThat(lines.next()).isPresent();
        assertThat(lines.next()).isEmpty();
        assertThat(lines.isReady()).isTrue();
    }

    @Test
    void cuts_change_nothing() throws IOException {
        Random random = new Random(29);
        for (int run = 0; run < 200; run++) {
            byte[] bytes = new byte[random.nextInt(90_000)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(run * 20 + 1) == 0 ? '\n' : 'a' + random.nextInt(26));
            }
            assertThat(lines(bytes, 1 + random.nextInt(9_000))).isEqualTo(lines(bytes, Integer.MAX_VALUE));
        }
    }
}
