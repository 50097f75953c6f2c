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
        return command(program, List.of("-jar", programs.jar(program).toString()), arguments);
    }

    /** A main class of this JVM's own class path, with the memory of the program in whose place it runs. */
    List<String> ofClass(String mainClass, ProgramJar inPlaceOf) {
        return command(inPlaceOf, List.of("-cp", System.getProperty("java.class.path")), List.of(mainClass));
    }

    private static List<String> command(ProgramJar program, List<String> what, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + program.heapMegabytes() + "m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        command.addAll(what);
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
