/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jianzheng.launcher.network.Amendments;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.DataLock;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.PortShift;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network a command is about: options that every command takes. */
public final class Place {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder; else JIANZHENG_DATA, else network/data. 数据目录。")
    private @Nullable Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port; else JIANZHENG_PORT_OFFSET, else as last time. 端口整体平移。")
    private @Nullable Integer portOffset;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The project's folder; else the one that holds the working directory. 项目目录。")
    private @Nullable Path root;

    private boolean timeAuthorityWanted = true;

    /** Made by the command line. */
    public Place() {}

    /** From now on the network is described as one whose checkpoints nobody stamps. */
    void leaveOutTimeAuthority() {
        timeAuthorityWanted = false;
    }

    /** The project whose programs run. */
    public ProjectFolder project() {
        return root == null ? ProjectFolder.above(Path.of("")) : new ProjectFolder(root);
    }

    /** Whether the command line names a certain network. */
    public boolean isNamed() {
        return data != null || portOffset != null;
    }

    /** Where the network's files lie. */
    public DataFolder data() {
        if (data != null) {
            return new DataFolder(data);
        }
        String environment = System.getenv("JIANZHENG_DATA");
        return new DataFolder(
                environment == null || environment.isBlank()
                        ? project().root().resolve("network").resolve("data")
                        : Path.of(environment));
    }

    /** The port offset that the user asks for, or the one of the last start. */
    int portOffset() throws IOException {
        if (portOffset != null) {
            return portOffset;
        }
        String environment = System.getenv("JIANZHENG_PORT_OFFSET");
        if (environment == null || environment.isBlank()) {
            return new PortShift(data()).last();
        }
        try {
            return Integer.parseInt(environment.strip());
        } catch (NumberFormatException e) {
            throw new CommandRefused(
                    ExitCode.USAGE,
                    "JIANZHENG_PORT_OFFSET 不是整数：" + environment,
                    "JIANZHENG_PORT_OFFSET is no whole number: " + environment);
        }
    }

    /** The network as it is: as described, with what operations have changed since. */
    public Topology topology() throws IOException {
        return moved(new Amendments(data()).appliedTo(description()));
    }

    /** The network as {@code topology.yaml} describes it. */
    Topology described() throws IOException {
        return moved(description());
    }

    /**
     * The network as it is with one organisation more.
     *
     * @throws IllegalArgumentException if a name, MSP id or port of it is taken
     */
    Topology with(Organisation added) throws IOException {
        return moved(new Amendments(data()).appliedTo(description()).withOrganisation(added));
    }

    /** The network for an operation that changes it. */
    Site site() throws IOException {
        DataFolder folder = data();
        if (!Files.exists(folder.genesis())) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "尚未启动过网络：" + folder.root(),
                    "No network was started yet in " + folder.root() + ".");
        }
        return new Site(
                topology(),
                folder,
                project(),
                new EngineMark(folder).knownOrEmbedded(),
                new SecureRandom(),
                InstantSource.system());
    }

    private Topology description() throws IOException {
        Preconditions.requireFile(project().topology());
        return TopologyReader.read(project().topology());
    }

    private Topology moved(Topology topology) throws IOException {
        int offset = portOffset();
        try {
            return (timeAuthorityWanted ? topology : topology.withoutTimeAuthority()).withPortOffset(offset);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(
                    ExitCode.USAGE,
                    "端口平移 " + offset + " 越界：" + e.getMessage(),
                    "The port offset " + offset + " does not fit: " + e.getMessage());
        }
    }

    /** The organisation with this name that runs a peer and a gateway. */
    static Organisation member(Topology topology, String name) {
        return topology.members().stream()
                .filter(member -> member.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String names = topology.members().stream()
                            .map(member -> member.name().text())
                            .collect(Collectors.joining(", "));
                    return new CommandRefused(
                            ExitCode.USAGE,
                            "没有名为“" + name + "”的机构；可选：" + names,
                            "No organisation '" + name + "' runs a peer here; there are " + names);
                });
    }

    /**
     * Does the work while no other command changes this network.
     *
     * @throws CommandRefused if another one is at work
     */
    public <T> T alone(DataLock.Work<T> work) throws IOException, InterruptedException {
        return new DataLock(data())
                .holding(work)
                .orElseThrow(() -> new CommandRefused(
                        ExitCode.CONFLICT,
                        "另一个 network 命令正在操作该数据目录。",
                        "Another network command is at work in this data folder."));
    }

    Network network() throws IOException {
        return network(new EngineMark(data()).knownOrEmbedded());
    }

    Network network(Engine engine) throws IOException {
        return new Network(topology(), data(), engine, new SecureRandom(), InstantSource.system());
    }
}
