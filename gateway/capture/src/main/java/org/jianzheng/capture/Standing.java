/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianzheng.model.json.CanonicalJson;

/**
 * How many files were stated and how many statements wait for the ledger.
 *
 * @param stated since the state began
 * @param waiting of these
 */
record Standing(long stated, long waiting) {
    /** A program at work may be writing the last line; its number stands at its end. */
    private static final Pattern WHOLE = Pattern.compile("\\{.*\"sequence\":[0-9]+}");

    /** What lies in a folder now, whether or not a capture program is at work there. Nothing there yet is nothing stated. */
    static Standing of(Path folder) {
        Path journal = folder.resolve(CaptureState.JOURNAL);
        Path queue = folder.resolve(CaptureState.QUEUE);
        try (Stream<String> lines = Files.exists(journal) ? Files.lines(journal) : Stream.empty();
                Stream<Path> files = Files.isDirectory(queue) ? Files.list(queue) : Stream.empty()) {
            return new Standing(
                    lines.filter(line -> WHOLE.matcher(line).matches())
                            .reduce((before, last) -> last)
                            .map(last -> CanonicalJson.parseObject(last).integer("sequence") + 1)
                            .orElse(0L),
                    files.filter(file -> file.toString().endsWith(CaptureState.ENDING))
                            .count());
        } catch (IOException e) {
            throw new UncheckedIOException("the state in " + folder + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "stated 已声明 " + stated + ", waiting 待上链 " + waiting;
    }
}
