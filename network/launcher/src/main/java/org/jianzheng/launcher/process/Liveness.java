/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether a process still does anything. */
final class Liveness {

    private Liveness() {}

    /** False too for a process that has ended and is only listed because nobody has asked for its exit code. */
    static boolean alive(ProcessHandle handle) {
        return handle.isAlive() && !unreaped(handle.pid());
    }

    /** A killed program keeps its ports until the last of its threads is gone, however dead the first one is. */
    private static boolean isAlone(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.limit(2).count() < 2;
        }
    }

    private static boolean unreaped(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(status)) {
            return false;
        }
        try {
            String line = Files.readString(status);
            // The program's name stands in brackets and may hold anything; the state letter follows the last one.
            int state = line.lastIndexOf(')') + 2;
            return state < line.length() && line.charAt(state) == 'Z' && isAlone(pid);
        } catch (IOException | UncheckedIOException gone) {
            return true;
        }
    }
}
