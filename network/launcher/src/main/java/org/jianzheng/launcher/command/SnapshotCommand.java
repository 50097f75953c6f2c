/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.SnapshotFolder;
import org.jianzheng.launcher.fabric.Snapshots;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code snapshot}: the state of an organisation's real peer, checked and compared with another's. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a snapshot of an organisation's peer at the present height, checks the hash of each file, and compares it",
            "with the snapshot of another organisation at the same height.",
            "为机构的 peer 生成当前高度的快照，核对每个文件的哈希，并与另一机构同一高度的快照比对。"
        })
public final class SnapshotCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "ORGANISATION", description = "Whose peer. 机构名。")
    private String organisation = "";

    @Option(names = "--alone", description = "Do not compare it with another organisation's. 不与其他机构比对。")
    private boolean alone;

    /** The command, speaking to this console. */
    public SnapshotCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = place.data();
        requireFabric(data);
        return place.alone(() -> take(data)).number();
    }

    private ExitCode take(DataFolder data) throws IOException, InterruptedException {
        Topology topology = place.topology();
        Organisation member = Place.member(topology, organisation);
        Optional<Organisation> other = alone
                ? Optional.empty()
                : topology.members().stream()
                        .filter(each -> !each.name().equals(member.name()))
                        .findFirst();
        SnapshotFolder snapshot = Snapshots.of(topology, data).take(member, other, new Told(console));
        console.line("");
        console.line("snapshot: " + snapshot.folder());
        console.line("block:    " + snapshot.lastBlock() + " " + snapshot.lastBlockHash());
        console.line("commit:   " + snapshot.commitHash());
        console.line("hash:     " + snapshot.hash());
        console.say(
                "用它为任一机构换上新的 peer：network/replace-peer 机构 --snapshot 目录",
                "Any organisation's peer can begin from it: network/replace-peer ORGANISATION --snapshot DIR");
        return ExitCode.OK;
    }

    static Engine requireFabric(DataFolder data) throws IOException {
        Engine engine = new EngineMark(data).knownOrEmbedded();
        if (!engine.isFabric()) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "内嵌账本没有快照：所有机构的账本在同一进程中，没有可单独替换的 peer。备份请用 network/backup。",
                    "The embedded ledger has no snapshots: one process keeps the ledger of all organisations, so no peer can be"
                            + " replaced by itself. network/backup backs an organisation up.");
        }
        return engine;
    }
}
