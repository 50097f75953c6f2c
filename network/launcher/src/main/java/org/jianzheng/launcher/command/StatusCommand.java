/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jianzheng.launcher.fabric.FabricStatus;
import org.jianzheng.launcher.identity.Expiry;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.NetworkStatus;
import org.jianzheng.launcher.network.NetworkStatus.Line;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: each process with pid, health, what it reports of itself, and ports; when certificates end. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs; exit code 0 only if everything does. 显示运行状态。")
public final class StatusCommand implements Callable<Integer> {

    private static final String FORM = "%-22s %-8s %-10s %-22s %s";

    private final Console console;

    @Mixin
    private Place place = new Place();

    /** The command, speaking to this console. */
    public StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = place.data();
        Topology topology = place.topology();
        if (!Files.exists(data.crypto().root())) {
            console.say("尚未启动过网络：" + data.root(), "No network was started yet in " + data.root());
            return ExitCode.FAILED.number();
        }
        boolean all = true;
        Engine engine = new EngineMark(data).knownOrEmbedded();
        console.line("engine: " + engine.word());
        console.line(String.format(Locale.ROOT, FORM, "process", "pid", "state", "ports", "reports"));
        List<Line> lines = new ArrayList<>(engine.isFabric() ? new FabricStatus(topology, data).look() : List.of());
        lines.addAll(new NetworkStatus(topology, data, engine).look());
        for (Line line : lines) {
            all &= line.healthy();
            console.line(String.format(
                            Locale.ROOT,
                            FORM,
                            line.name(),
                            pid(line.state()),
                            word(line),
                            line.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                            line.report())
                    .stripTrailing());
        }
        Expiry expiry = Expiry.earliest(topology, data.crypto());
        console.line("");
        console.say(
                "证书最早到期：" + expiry.date() + "（" + expiry.file() + "）",
                "First certificate to expire: " + expiry.date() + " (" + expiry.file() + ")");
        return (all ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private static String pid(ProcessState state) {
        return switch (state) {
            case ProcessState.Running running -> Long.toString(running.handle().pid());
            case ProcessState.Died died -> Long.toString(died.pid());
            case ProcessState.Stopped stopped -> "-";
        };
    }

    private static String word(Line line) {
        return switch (line.state()) {
            case ProcessState.Running running -> line.healthy() ? "up" : "not ready";
            case ProcessState.Died died -> "died";
            case ProcessState.Stopped stopped -> "down";
        };
    }
}
