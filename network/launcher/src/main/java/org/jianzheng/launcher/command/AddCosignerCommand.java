/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.operation.CosignerAddition;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.launcher.topology.Organisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code network/add-cosigner}: an organisation's checkpoint keys count. */
@Command(
        name = "add-cosigner",
        mixinStandardHelpOptions = true,
        description = {
            "Counts an organisation in the quorum of cosigners. 将一个机构计入见签门限。",
            "",
            "Makes the next version of trust.json: adds the organisation's checkpoint keys from the next log size on, raises the",
            "quorum to more than half, has it signed by all cosigners in force and by the new keys, checks it, and lets the",
            "gateways take it, one after the other. What was cosigned before stays as good as it was. Verifiers take the new",
            "file, or come to it from the one they have: jianzheng trust accept --trust OLD data/trust/change-N.json --out NEW.",
            "Among real organisations each signs with its own keys: jianzheng trust draft, sign, accept.",
            "生成下一版 trust.json：自下一个日志大小起加入其检查点密钥，门限改为过半数，由现有各方与新密钥签署并核对，各网关逐一换用。"
        })
public final class AddCosignerCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "NAME", description = "An organisation of the network. 网络中的机构。")
    private String name = "";

    @Option(names = "--dry-run", description = "Say what would change, change nothing. 只说明，不改动。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public AddCosignerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::add).number();
    }

    private ExitCode add() throws IOException, InterruptedException {
        Site site = place.site();
        CosignerAddition addition = new CosignerAddition(site, member(site));
        addition.check();
        long version = addition.version();
        console.say(
                "将计入 " + name + "：trust.json 版本 " + version + "，由现有各方与新密钥签署；各网关逐一重启。",
                name + " will count: trust.json becomes version " + version
                        + ", signed by the cosigners in force and the new keys; the gateways start anew one after the other.");
        if (dryRun) {
            console.say("未作改动。", "Nothing was changed.");
            return ExitCode.OK;
        }
        addition.apply(new Told(console));
        console.say(
                name + " 已计入见签门限；信任根版本 " + version + "。",
                name + " is counted in the quorum; the trust root has version " + version + ".");
        return ExitCode.OK;
    }

    private Organisation member(Site site) {
        return site.topology().members().stream()
                .filter(member -> member.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandRefused(
                        ExitCode.USAGE,
                        "没有名为 " + name + " 的机构；请先运行 network/add-organisation。",
                        "No organisation with a gateway is called " + name + "; run network/add-organisation first."));
    }
}
