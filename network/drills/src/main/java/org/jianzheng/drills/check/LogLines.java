/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a program has printed since a moment, at most {@value #MOST} lines of it. */
public final class LogLines {
    private static final int MOST = 100_000;

    private final Path file;
    private final long begin;

    private LogLines(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    /** What it prints from now on. */
    public static LogLines fromNow(Path file) throws IOException {
        return new LogLines(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** The lines in which this is found. */
    List<String> with(Pattern sought) throws IOException {
        List<String> found = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            // A full log is set aside when its program starts, and a new one begins.
            channel.position(channel.size() < begin ? 0 : begin);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            lines.lines()
                    .limit(MOST)
                    .filter(line -> sought.matcher(line).find())
                    .forEach(found::add);
        }
        return found;
    }
}
