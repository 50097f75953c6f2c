/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Reads lines from a stream that may never end, each of at most {@value #MAX_LINE} bytes. Used by one thread. */
final class ItemLines {
    static final int MAX_LINE = 32_768;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;

    ItemLines(InputStream in) {
        this.in = in;
    }

    /** Whether a whole line, or the end, is here without waiting. */
    boolean isReady() throws IOException {
        return ended || lineFeed(from) >= 0 || in.available() > 0;
    }

    /**
     * The next line without its line feed, or empty at the end; waits for it.
     *
     * @throws Refusal {@code TOO_LARGE} for a line that is too long; it is passed over
     */
    Optional<byte[]> next() throws IOException {
        int scanned = from;
        while (true) {
            int feed = lineFeed(scanned);
            if (feed >= 0) {
                byte[] line = Arrays.copyOfRange(buffer, from, feed);
                from = feed + 1;
                return Optional.of(line);
            }
            if (to - from > MAX_LINE) {
                passOver();
                throw Refusal.of(ErrorCode.TOO_LARGE, "the line has more than %d bytes", MAX_LINE);
            }
            scanned = to - from;
            if (!fill()) {
                return last();
            }
        }
    }

    private Optional<byte[]> last() {
        byte[] line = Arrays.copyOfRange(buffer, from, to);
        from = to;
        return line.length == 0 ? Optional.empty() : Optional.of(line);
    }

    private void passOver() throws IOException {
        from = to;
        while (fill()) {
            int feed = lineFeed(from);
            if (feed >= 0) {
                from = feed + 1;
                return;
            }
            from = to;
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = ended ? -1 : in.read(buffer, to, BUFFER - to);
        ended = read < 0;
        to += Math.max(0, read);
        return !ended;
    }

    private int lineFeed(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
