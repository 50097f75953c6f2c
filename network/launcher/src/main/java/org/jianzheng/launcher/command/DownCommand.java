/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.process.ProcessName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code down}: stops what was started, in reverse order; all data stays. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops the network; all data stays. 停止网络，数据保留。")
public final class DownCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    /** The command, speaking to this console. */
    public DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Network network = place.network();
        if (!Files.exists(place.data().root())) {
            console.say("尚未启动过网络。", "No network was started yet.");
            return ExitCode.OK.number();
        }
        List<ProcessName> stopped = place.alone(network::stop);
        if (stopped.isEmpty()) {
            console.say("没有正在运行的程序。", "Nothing was running.");
        } else {
            String names = stopped.stream().map(ProcessName::text).collect(Collectors.joining(", "));
            console.say("已停止：" + names, "Stopped: " + names);
        }
        return ExitCode.OK.number();
    }
}
