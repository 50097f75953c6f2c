/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.launcher.Launcher;
import org.jianzheng.launcher.command.Console;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.TopologyReader;

/** The launcher's commands on a project whose programs are stand-ins, in a folder and on ports of its own. */
public final class FakeLauncher {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Path root;
    private final Path data;
    private int offset;

    private FakeLauncher(Path root, Path data, int offset) {
        this.root = root;
        this.data = data;
        this.offset = offset;
    }

    /** Lays a project and a data folder out. */
    public static FakeLauncher in(Path folder) throws IOException {
        ProjectFolder project = FakeProject.in(folder.resolve("project"));
        int offset = FreePorts.offset(TopologyReader.read(project.topology()));
        return new FakeLauncher(project.root(), folder.resolve("data"), offset);
    }

    /** The project's folder. */
    public Path root() {
        return root;
    }

    /** The data folder. */
    public Path data() {
        return data;
    }

    /** A port of the topology as it is used here. */
    public int port(int described) {
        return described + offset;
    }

    /** Asks for other ports from now on. */
    public void moveBy(int ports) {
        offset += ports;
    }

    /** Runs a command and returns its exit code. */
    public int run(String command, String... more) {
        printed.reset();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(
                List.of(command, "--root", root.toString(), "--data", data.toString(), "--port-offset", "" + offset));
        arguments.addAll(List.of(more));
        return Launcher.run(new Console(stream, stream, System::nanoTime), arguments.toArray(String[]::new));
    }

    /** What the last command printed. */
    public String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
