/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Java programs of the network are started: with the Java that runs the launcher. */
final class JavaCommand {

    private final ProgramSource programs;

    JavaCommand(ProgramSource programs) {
        this.programs = programs;
    }

    List<String> of(ProgramJar program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + program.heapMegabytes() + "m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                programs.jar(program).toString()));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
