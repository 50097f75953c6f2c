/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.channel.RunningChannel;
import org.jianzheng.launcher.channel.UpdateFile;
import org.jianzheng.launcher.channel.UpdateSummary;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code channel-update}: a change of the channel's configuration, step by step and house by house. */
@Command(
        name = "channel-update",
        mixinStandardHelpOptions = true,
        description = {
            "Changes the channel's configuration step by step, each step by the organisation whose it is. 分步更新通道配置。",
            "",
            "The file that goes from house to house is also what Fabric's own `peer channel signconfigtx` and",
            "`peer channel update` take. 更新文件与 Fabric 自带工具通用。"
        })
public final class ChannelUpdateCommand implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command, speaking to this console. */
    public ChannelUpdateCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which step. 请给出步骤。");
    }

    @Command(
            name = "add-organisation",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the update that lets an organisation in. 生成接纳机构的更新文件。",
                "Of the organisation are needed its description and its public certificates crypto/NAME/ca.pem and"
                        + " tls-ca.pem."
            })
    int addOrganisation(
            @Mixin Place place,
            @Parameters(paramLabel = "FILE", description = "The organisation's description. 机构描述。") Path description,
            @Option(names = "--output", paramLabel = "UPDATE", required = true, description = "Where to. 输出文件。")
                    Path output)
            throws IOException, InterruptedException {
        Site site = place.site();
        var addition = new JoiningFile(description).addition(place);
        Preconditions.requireFile(
                place.data().crypto().authority(addition.added().name()));
        Preconditions.requireFile(
                place.data().crypto().tlsAuthority(addition.added().name()));
        Administrator reader = site.administrators().getFirst();
        RunningChannel.InForce current = site.channel().current(reader);
        Optional<ConfigurationUpdate> update = addition.update(current);
        if (update.isEmpty()) {
            console.say("通道已接纳该机构，无需更新。", "The channel has the organisation already.");
            return ExitCode.OK.number();
        }
        new UpdateFile(output).write(update.get());
        tell(update.get());
        console.say("已写入 " + output + "，尚无签名。", "Written to " + output + ", not signed yet.");
        return ExitCode.OK.number();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Says what an update changes and who has signed it; no network is needed. 查看更新内容与签名。")
    int show(@Mixin Place anywhere, @Parameters(paramLabel = "UPDATE", description = "The update. 更新文件。") Path file)
            throws IOException {
        tell(read(file));
        return ExitCode.OK.number();
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = "Adds the signature of one organisation's administrator; no network is needed. 由一个机构的管理员签名。")
    int sign(
            @Mixin Place place,
            @Parameters(paramLabel = "UPDATE", description = "The update, written anew. 更新文件。") Path file,
            @Mixin AsAdministrator by)
            throws IOException {
        Site site = place.site();
        ConfigurationUpdate update = read(file);
        ConfigurationUpdate signed = site.signed(update, by.of(site));
        new UpdateFile(file).write(signed);
        tell(signed);
        return ExitCode.OK.number();
    }

    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = "Hands a signed update in and waits until it is in force. 提交已签名的更新并等待生效。")
    int submit(
            @Mixin Place place,
            @Parameters(paramLabel = "UPDATE", description = "The update. 更新文件。") Path file,
            @Mixin AsAdministrator by)
            throws IOException, InterruptedException {
        Site site = place.site();
        ConfigurationUpdate update = read(file);
        Administrator sender = by.of(site);
        RunningChannel channel = site.channel();
        RunningChannel.InForce current = channel.current(sender);
        Optional<String> obstacle = RunningChannel.obstacle(current.configuration(), update);
        if (obstacle.isPresent()) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "排序节点不会接受：" + obstacle.get() + "。未提交。",
                    "The orderers would not take it: " + obstacle.get() + ". It was not handed in.");
        }
        RunningChannel.InForce done =
                channel.submit(update, current.configuration().sequence(), sender);
        console.say(
                "配置更新已生效：区块 " + done.block(),
                "In force since block " + done.block() + ", sequence "
                        + done.configuration().sequence() + ".");
        return ExitCode.OK.number();
    }

    private void tell(ConfigurationUpdate update) {
        UpdateSummary summary = summary(update);
        console.say("更新内容：", "It changes:");
        summary.changes().forEach(change -> console.line("  " + change));
        console.line("已签名 signed by: " + (summary.signers().isEmpty() ? "—" : String.join(", ", summary.signers())));
    }

    private static UpdateSummary summary(ConfigurationUpdate update) {
        try {
            return UpdateSummary.of(update);
        } catch (ProtocolException e) {
            throw unreadable(e);
        }
    }

    private static ConfigurationUpdate read(Path file) throws IOException {
        Preconditions.requireFile(file);
        try {
            return new UpdateFile(file).read();
        } catch (ProtocolException e) {
            throw unreadable(e);
        }
    }

    private static CommandRefused unreadable(ProtocolException e) {
        return new CommandRefused(
                ExitCode.USAGE, "不是通道配置更新：" + e.detail(), "This is no update of a channel: " + e.detail());
    }
}
