/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.fabric.Gateways;
import org.jianzheng.launcher.fabric.PeerReplacement;
import org.jianzheng.launcher.fabric.SnapshotFolder;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replace-peer}: a fresh peer from a snapshot in place of a lost one. */
@Command(
        name = "replace-peer",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a fresh peer, begun from a snapshot, in place of an organisation's lost or damaged one. What was there is set",
            "aside. The gateway takes its log over from another organisation, under a checkpoint that a quorum has cosigned.",
            "用快照为机构换上新的 peer，旧数据移开保留；网关从另一机构取回日志，并以法定数联签的检查点核对。"
        })
public final class ReplacePeerCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "ORGANISATION", description = "Whose peer. 机构名。")
    private String organisation = "";

    @Option(
            names = "--snapshot",
            required = true,
            paramLabel = "DIR",
            description = "A snapshot's folder, as network/snapshot tells it. 快照目录。")
    private Path snapshot = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "ORGANISATION",
            description = "Who confirms the snapshot and gives the log; else the first other one. 日志来源机构。")
    private @Nullable String source;

    @Option(names = "--dry-run", description = "Check everything, change nothing. 只检查，不改动。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public ReplacePeerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = place.data();
        Engine engine = SnapshotCommand.requireFabric(data);
        return place.alone(() -> replace(data, engine)).number();
    }

    private ExitCode replace(DataFolder data, Engine engine) throws IOException, InterruptedException {
        Topology topology = place.topology();
        Organisation member = Place.member(topology, organisation);
        Organisation from = from(topology, member);
        Programs programs = Programs.kept(topology, data, place.project());
        Network network = place.network(engine);
        FabricLedger ledger = FabricLedger.of(topology, data, place.project(), programs);
        PeerReplacement replacement = PeerReplacement.of(topology, data, network, ledger, InstantSource.system());
        Told told = new Told(console);
        SnapshotFolder checked = replacement.check(snapshot, from);
        console.step(
                "快照完整，末块 " + checked.lastBlock() + " 与 " + from.name() + " 一致",
                "The snapshot is whole, and " + from.name() + " has the same last block");
        if (dryRun) {
            console.say("仅检查，未作改动。", "Checked only; nothing was changed.");
            return ExitCode.OK;
        }
        Path aside = replacement.replace(member, checked, from, programs, told);
        console.line(new Gateways(topology).awaitAgreement(member, told));
        console.say(
                member.name() + " 的 peer 已更换；旧数据在 " + aside + "，确认无误后可自行删除。",
                "The peer of " + member.name() + " is replaced. The old data are in " + aside
                        + "; delete them when you no longer need them.");
        return ExitCode.OK;
    }

    private Organisation from(Topology topology, Organisation member) {
        Organisation chosen = source == null
                ? topology.members().stream()
                        .filter(each -> !each.name().equals(member.name()))
                        .findFirst()
                        .orElse(member)
                : Place.member(topology, source);
        if (chosen.name().equals(member.name())) {
            throw new CommandRefused(ExitCode.USAGE, "日志来源须为另一机构。", "The log must come from another organisation.");
        }
        return chosen;
    }
}
