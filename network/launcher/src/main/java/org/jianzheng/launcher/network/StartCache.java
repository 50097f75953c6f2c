/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.launcher.process.OneShot;

/**
 * What the JVM works out while a program starts, kept beside the program so that it is not worked out again (the
 * ahead-of-time cache of JEP 514). A program without it, or whose cache does not fit, starts all the same, later.
 */
final class StartCache {

    private static final Duration BOUND = Duration.ofMinutes(3);

    private final Path file;

    /** The cache of the program in this jar. */
    StartCache(Path jar) {
        this.file = jar.resolveSibling("start.aot");
    }

    boolean isMade() {
        return Files.isRegularFile(file);
    }

    /** Options of a start that uses the cache; none before it is made. */
    List<String> options() {
        return isMade() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /**
     * Makes the cache by a start that ends by itself.
     *
     * @param java the Java program
     * @param start options, jar and arguments of that start
     * @return whether there is a cache now
     */
    boolean make(String java, List<String> start) throws IOException, InterruptedException {
        Path partial = file.resolveSibling("start.aot.partial");
        List<String> command = new ArrayList<>(List.of(java, "-XX:AOTCacheOutput=" + partial));
        command.addAll(start);
        try {
            int exitCode = OneShot.run(command, Path.of("").toAbsolutePath(), BOUND, line -> {});
            if (exitCode == 0 && Files.isRegularFile(partial)) {
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException notToday) {
            // Whoever asked says that starts stay slow; nothing else is lost.
        }
        Files.deleteIfExists(partial);
        return isMade();
    }
}
