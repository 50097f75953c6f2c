/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program that ends by itself. */
public final class OneShot {

    private OneShot() {}

    /**
     * Runs a program and hands on each line that it prints.
     *
     * @return its exit code
     * @throws IOException if it cannot be started, or has not ended within the bound (it is ended then)
     */
    public static int run(List<String> command, Path folder, Duration bound, Consumer<String> line)
            throws IOException, InterruptedException {
        return run(command, Map.of(), folder, bound, line);
    }

    /**
     * Runs a program with settings in its environment, and hands on each line that it prints.
     *
     * @return its exit code
     * @throws IOException if it cannot be started, or has not ended within the bound (it is ended then)
     */
    public static int run(
            List<String> command, Map<String, String> environment, Path folder, Duration bound, Consumer<String> line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true);
        ProgramEnvironment.prepare(builder, environment);
        Process process = builder.start();
        try {
            Thread pump = Thread.ofVirtual().start(() -> pump(process, line));
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.getFirst() + " did not end within " + bound.toSeconds() + " s");
            }
            pump.join(Duration.ofSeconds(5));
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void pump(Process process, Consumer<String> line) {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(line);
        } catch (IOException | java.io.UncheckedIOException closed) {
            // The program was ended while it printed; its exit code says so.
        }
    }
}
