/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.operation.ContractsUpgrade;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.Organisation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade-contracts}: another definition of the contracts on the running channel. */
@Command(
        name = "upgrade-contracts",
        mixinStandardHelpOptions = true,
        description = {
            "Brings another definition of the contracts into force on the running network. 升级链码定义。",
            "",
            "Without --version and --policy, what topology.yaml describes is brought into force; with one of them,"
                    + " only that",
            "changes. The sequence follows by itself. Every organisation installs and approves its own package, then"
                    + " one",
            "commits; contracts start anew only with another version. Gateways go on and lose nothing.",
            "不给 --version 与 --policy 时以 topology.yaml 为准；给出其一时只改该项。序号自动递增。"
        })
public final class UpgradeContractsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Option(names = "--version", paramLabel = "TEXT", description = "The contracts' new version. 新版本。")
    private @Nullable String version;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Who must endorse, for example OutOf(2,'CityMSP.peer','CountyMSP.peer'). 新背书策略。")
    private @Nullable String policy;

    @Option(
            names = "--approve-by",
            paramLabel = "NAME",
            description = "Real Fabric: only this organisation approves now (may be repeated); committed when all have."
                    + " 仅由所列机构批准，齐备后提交。")
    private List<String> approving = new ArrayList<>();

    @Option(names = "--dry-run", description = "Say what would change, change nothing. 只说明，不改动。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public UpgradeContractsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::upgrade).number();
    }

    private ExitCode upgrade() throws IOException, InterruptedException {
        Site site = place.site();
        ContractsUpgrade upgrade = new ContractsUpgrade(site, wanted(site));
        List<Organisation> chosen = approving(site);
        tell(upgrade);
        if (dryRun) {
            console.say("未作改动。", "Nothing was changed.");
            return ExitCode.OK;
        }
        upgrade.apply(chosen, new Told(console));
        console.say("新的合约定义已生效：" + upgrade.after(), "In force is now: " + upgrade.after());
        return ExitCode.OK;
    }

    private ChaincodeDefinition wanted(Site site) throws IOException {
        if (version == null && policy == null) {
            return place.described().chaincode();
        }
        ChaincodeDefinition inForce = site.topology().chaincode();
        try {
            return new ChaincodeDefinition(
                    inForce.name(),
                    version == null ? inForce.version() : version,
                    inForce.sequence(),
                    policy == null ? inForce.policy() : policy);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(ExitCode.USAGE, "合约定义有误：" + e.getMessage(), String.valueOf(e.getMessage()));
        }
    }

    private List<Organisation> approving(Site site) {
        List<Organisation> members = site.topology().members();
        if (approving.isEmpty()) {
            return members;
        }
        if (!site.engine().isFabric()) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "内嵌账本由一个进程代表所有机构背书，不支持 --approve-by。",
                    "The embedded ledger endorses for all organisations at once; --approve-by is for real Fabric.");
        }
        return approving.stream().map(name -> member(members, name)).toList();
    }

    private static Organisation member(List<Organisation> members, String name) {
        return members.stream()
                .filter(member -> member.name().text().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandRefused(
                        ExitCode.USAGE,
                        "没有名为 " + name + " 的机构。",
                        "No organisation with a peer is called " + name + "."));
    }

    private void tell(ContractsUpgrade upgrade) {
        ChaincodeDefinition before = upgrade.before();
        ChaincodeDefinition after = upgrade.after();
        console.say("将改变合约定义 " + after.name() + "：", "The definition of " + after.name() + " changes:");
        change("版本 version", before.version(), after.version());
        change("序号 sequence", before.sequence(), after.sequence());
        change("背书策略 policy", before.policy(), after.policy());
        if (upgrade.restartsContracts()) {
            console.line("  合约程序重启 the contracts' programs start anew");
        } else {
            console.line("  合约程序照常运行 the contracts' programs run on");
        }
    }

    private void change(String what, Object before, Object after) {
        console.line("  " + what + ": " + before + (before.equals(after) ? " （不变 kept）" : " → " + after));
    }
}
