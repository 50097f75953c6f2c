/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * How much processor time the programs of a network use, by their names, and this program as {@code client}. Unlike a rate
 * it tells who did the work, and depends less on what else the machine does.
 */
public final class ProcessorWatch {
    private static final String PID = ".pid";

    private final Path runDirectory;
    private final CompletableFuture<Map<String, Duration>> begin;

    private ProcessorWatch(Path runDirectory, CompletableFuture<Map<String, Duration>> begin) {
        this.runDirectory = runDirectory;
        this.begin = begin;
    }

    /** A watch that begins so long from now, when everything is warm. */
    public static ProcessorWatch beginningIn(Path runDirectory, Duration warmUp) {
        Executor later = CompletableFuture.delayedExecutor(warmUp.toMillis(), TimeUnit.MILLISECONDS);
        return new ProcessorWatch(runDirectory, CompletableFuture.supplyAsync(() -> look(runDirectory), later));
    }

    /** Microseconds of each program since the watch began, shared by so many calls; nothing if it has not begun. */
    public Map<String, Long> microsOfEach(long calls) {
        if (!begin.isDone() || calls == 0) {
            return Map.of();
        }
        Map<String, Duration> then = begin.join();
        Map<String, Long> micros = new TreeMap<>();
        look(runDirectory).forEach((name, used) -> {
            Duration since = used.minus(then.getOrDefault(name, Duration.ZERO));
            micros.put(name, TimeUnit.NANOSECONDS.toMicros(since.toNanos() / calls));
        });
        return micros;
    }

    private static Map<String, Duration> look(Path runDirectory) {
        Map<String, Duration> used = new TreeMap<>();
        used.put("client", used(ProcessHandle.current()));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(runDirectory, "*" + PID)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                ProcessHandle.of(pid(file))
                        .ifPresent(program -> used.put(name.substring(0, name.length() - PID.length()), used(program)));
            }
            return used;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the programs in " + runDirectory + " cannot be found", unreadable);
        }
    }

    private static long pid(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NoSuchFileException | NumberFormatException ended) {
            return -1;
        }
    }

    private static Duration used(ProcessHandle program) {
        return program.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
