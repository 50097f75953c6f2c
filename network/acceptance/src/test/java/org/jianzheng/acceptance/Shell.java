/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a newcomer types them: from the repository's root, with what the README says and nothing else. */
final class Shell {
    private final Path root;
    private final Map<String, String> environment;

    Shell(Map<String, String> environment) {
        this.root = repositoryRoot();
        this.environment = Map.copyOf(environment);
    }

    static Path repositoryRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".ci/run"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new AssertionError("no folder above this one holds .ci/run");
            }
            folder = above;
        }
        return folder;
    }

    /** What a command left behind. */
    record Outcome(String command, int exitCode, String output) {
        Outcome succeeded() {
            return exited(0);
        }

        Outcome exited(int expected) {
            assertThat(exitCode)
                    .as("exit code of `%s`, which printed:%n%s", command, output)
                    .isEqualTo(expected);
            return this;
        }
    }

    /** Runs one command line with bash; kills it when the bound has passed. */
    Outcome run(String command, Duration bound) {
        try {
            Path output = Files.createTempFile("shell", ".out");
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(bound.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output);
            Files.delete(output);
            assertThat(ended)
                    .as("`%s` ends within %s; it printed:%n%s", command, bound, text)
                    .isTrue();
            return new Outcome(command, process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
