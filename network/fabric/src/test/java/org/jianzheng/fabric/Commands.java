/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jianzheng.launcher.Launcher;
import org.jianzheng.launcher.command.Console;

/** Runs the launcher's commands as the scripts do. */
final class Commands {

    /** What a command answered. */
    record Answer(int exitCode, String text) {

        Answer succeeded() {
            assertThat(exitCode).as(text).isZero();
            return this;
        }
    }

    private Commands() {}

    static Answer run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exitCode = Launcher.run(new Console(stream, stream, System::nanoTime), arguments);
        return new Answer(exitCode, bytes.toString(StandardCharsets.UTF_8));
    }
}
