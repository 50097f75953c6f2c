/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Erasure;
import org.jianzheng.launcher.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reset}: asks, stops what runs, and erases the network's files. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Asks, then stops the network and erases its data. 询问后停止网络并清除数据。")
public final class ResetCommand implements Callable<Integer> {

    private static final Set<String> CONSENT = Set.of("y", "yes", "是");

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Option(names = "--yes", description = "Do not ask. 不询问。")
    private boolean yes;

    /** The command, speaking to this console. */
    public ResetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = place.data();
        if (!Files.exists(data.root())) {
            console.say("没有数据：" + data.root(), "There is no data in " + data.root());
            return ExitCode.OK.number();
        }
        Network network = place.network();
        if (!yes && !agreed(data, network.runs())) {
            console.say("未作改动。", "Nothing was changed.");
            return ExitCode.FAILED.number();
        }
        boolean ran = place.alone(() -> stopAndErase(network, data));
        console.say((ran ? "已停止并清除 " : "已清除 ") + data.root(), (ran ? "Stopped and erased " : "Erased ") + data.root());
        return ExitCode.OK.number();
    }

    private boolean stopAndErase(Network network, DataFolder data) throws IOException, InterruptedException {
        boolean ran = !network.stop().isEmpty();
        // A ledger that graduated has left the files of the embedded engine too.
        for (Engine engine : Engine.values()) {
            new Erasure(data).erase(place.network(engine).names());
        }
        return ran;
    }

    private boolean agreed(DataFolder data, boolean running) throws IOException {
        console.say(
                "将" + (running ? "停止正在运行的网络，并" : "") + "清除 " + data.root() + " 中的账本、身份与示例，不可恢复。继续？[y/N]",
                (running ? "This stops the running network and erases" : "This erases")
                        + " ledger, identities and sample in " + data.root() + " for good. Go on? [y/N]");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String answer = input.readLine();
        return answer != null && CONSENT.contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
    }
}
