/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.fabric.Gateways;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.recovery.BackupManifest;
import org.jianzheng.launcher.recovery.RecoveryRefused;
import org.jianzheng.launcher.recovery.Restore;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: puts an organisation's backup back and lets it catch up. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup of an organisation back, starts what does not run of the network, and waits until its gateway agrees",
            "with the others. What was there is set aside. Nothing of the organisation may run. Before its checkpoint keys sign",
            "again, its gateway asks every other one what they have signed.",
            "还原机构的备份并启动，等待其网关与其他网关一致；原有数据移开保留。再次联签前，网关先向其他机构查明曾签过什么。"
        })
public final class RestoreCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "ORGANISATION", description = "Which one. 机构名。")
    private String organisation = "";

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup. 备份文件。")
    private Path from = Path.of("");

    @Option(
            names = {"--dry-run", "--list"},
            description = "Check the backup and list it, change nothing. 只检查并列出。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::restore).number();
    }

    private ExitCode restore() throws IOException, InterruptedException {
        DataFolder data = place.data();
        Topology topology = place.topology();
        Organisation member = Place.member(topology, organisation);
        Engine engine = new EngineMark(data).knownOrEmbedded();
        Restore restore = new Restore(topology, data, InstantSource.system());
        BackupManifest manifest = restore.check(member, from);
        console.step(
                "备份完整：" + manifest.madeAt() + "，日志到区块 " + manifest.block() + "，"
                        + manifest.files().size() + " 个文件",
                "The backup is whole");
        if (dryRun) {
            manifest.files()
                    .forEach(file -> console.line(String.format(Locale.ROOT, "%12d  %s", file.size(), file.path())));
            return ExitCode.OK;
        }
        Network network = place.network(engine);
        requireAtRest(member, engine, network);
        Path aside = restore.putBack(member, from);
        console.step("已还原；原有数据移至 " + aside, "Put back; what was there was set aside");
        Programs programs = Programs.kept(topology, data, place.project());
        Ledger ledger = FabricLedger.of(engine, topology, data, place.project(), programs);
        Told told = new Told(console);
        new NetworkStart(network, ledger, programs, told).start();
        console.line(new Gateways(topology).awaitAgreement(member, told));
        console.say(
                member.name() + " 已还原。备份之后受理而尚未上链的记录不在备份中，请由写入方以原编号重新提交。",
                member.name()
                        + " is restored. Records that it acknowledged after the backup and that are not on the ledger are"
                        + " not in the backup: let the writers hand them in again under the same ids.");
        return ExitCode.OK;
    }

    private static void requireAtRest(Organisation member, Engine engine, Network network) throws IOException {
        List<ProcessName> own = new ArrayList<>(List.of(Programs.gatewayName(member), Programs.contractsName(member)));
        if (engine.isFabric()) {
            own.add(Programs.peerName(member));
            own.add(Programs.ordererName(member));
        }
        Set<ProcessName> running = network.running();
        String met =
                own.stream().filter(running::contains).map(ProcessName::text).collect(Collectors.joining(", "));
        if (!met.isEmpty()) {
            throw new RecoveryRefused(
                    member.name() + " 的程序仍在运行（" + met + "）；先运行 network/down。",
                    "Programs of " + member.name() + " run (" + met
                            + "); run network/down first. Nothing was changed.");
        }
    }
}
