/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.operation.OrganisationAddition;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.PeerSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code add-organisation}: a further organisation joins the running channel. */
@Command(
        name = "add-organisation",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a further organisation join the running channel. 新机构加入运行中的通道。",
            "",
            "FILE describes it as one entry of topology.yaml does; network/organisations/second-county.yaml is a"
                    + " sample.",
            "Its identities are made, the channel's configuration is updated with the signatures of a majority of the",
            "members' administrators, its peer, contracts and gateway start, and its log is compared with the others'.",
            "May be run again when it was interrupted. Among real organisations use network/channel-update step by"
                    + " step.",
            "FILE 的写法同 topology.yaml 中的一个机构；中断后可再次运行。真实运行时用 network/channel-update 分步进行。"
        })
public final class AddOrganisationCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "FILE", description = "The organisation's description. 机构描述文件。")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Say what would change, change nothing. 只说明，不改动。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public AddOrganisationCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::add).number();
    }

    private ExitCode add() throws IOException, InterruptedException {
        OrganisationAddition addition = new JoiningFile(file).addition(place);
        addition.check();
        tell(addition);
        if (dryRun) {
            console.say("未作改动。", "Nothing was changed.");
            return ExitCode.OK;
        }
        addition.apply(new Told(console));
        console.say(
                addition.added() + " 已加入通道，其网关的日志与各方一致。",
                addition.added() + " is on the channel; its gateway's log agrees with the others'.");
        return ExitCode.OK;
    }

    private void tell(OrganisationAddition addition) {
        Organisation added = addition.added();
        PeerSite site = added.site().orElseThrow();
        console.say("将加入 " + added + "：", added + " joins:");
        console.line("  1. 生成其身份：crypto/" + added.name() + "；其中私钥仅供试用");
        console.line("     its identities are made, for trying");
        console.line("  2. 通道配置新增组 /Channel/Application/" + added.mspId() + "（MSP、策略、锚节点 " + site.ledger() + "）");
        console.line("     new group in the channel's configuration: membership, policies, anchor peer");
        console.line("  3. 由多数成员机构的管理员签名；本机代持全部密钥，由启动器代签");
        console.line(
                "     signed by the administrators of a majority of the members; here the launcher holds all keys");
        console.line("  4. 启动 " + addition.programs());
        console.line("     these programs start; the other gateways start anew, one after the other");
        console.line("  5. 可信根 trust.json 与见签门限不变：其网关跟随日志，暂不计入门限");
        console.line("     trust root and quorum stay: its gateway follows the log and is not counted in the quorum");
    }
}
