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

    /** Starts the program, by its start cache if it has one. */
    List<String> of(ProgramJar program, List<String> arguments) throws IOException {
        Path jar = programs.jar(program);
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(new StartCache(jar).options());
        command.addAll(start(program, jar, List.of(), arguments));
        return List.copyOf(command);
    }

    boolean hasStartCache(ProgramJar program) throws IOException {
        return new StartCache(programs.jar(program)).isMade();
    }

    /** Makes the program's start cache by a start that ends when everything is put together; tells whether it is there. */
    boolean makeStartCache(ProgramJar program, List<String> arguments) throws IOException, InterruptedException {
        Path jar = programs.jar(program);
        return new StartCache(jar)
                .make(java(), start(program, jar, List.of("-Dspring.context.exit=onRefresh"), arguments));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> start(ProgramJar program, Path jar, List<String> options, List<String> arguments) {
        List<String> what = new ArrayList<>(options);
        what.addAll(List.of("-jar", jar.toString()));
        return command(program, what, arguments);
    }

    /** A main class of this JVM's own class path, with the memory of the program in whose place it runs. */
    List<String> ofClass(String mainClass, ProgramJar inPlaceOf) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(command(inPlaceOf, List.of("-cp", System.getProperty("java.class.path")), List.of(mainClass)));
        return List.copyOf(command);
    }

    /** Options, what to run, arguments: everything behind the Java program itself. */
    private static List<String> command(ProgramJar program, List<String> what, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
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
