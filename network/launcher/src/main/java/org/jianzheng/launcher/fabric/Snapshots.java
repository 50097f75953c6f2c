/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.recovery.RecoveryRefused;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** Lets running peers write snapshots of the channel, checks them, and compares those of two organisations. */
public final class Snapshots {

    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(20);
    /** A chain that grows all the time may have left a block behind before its snapshot is asked for. */
    private static final int TRIES = 10;

    private final Topology topology;
    private final DataFolder data;
    private final FabricInstallation programs;
    private final Nodes nodes;

    private Snapshots(Topology topology, DataFolder data, FabricInstallation programs) {
        this.topology = topology;
        this.data = data;
        this.programs = programs;
        this.nodes = new Nodes(topology, data.crypto());
    }

    /**
     * Snapshots of a network.
     *
     * @throws FabricMissing if Fabric's programs are absent or too old
     */
    public static Snapshots of(Topology topology, DataFolder data) throws IOException, InterruptedException {
        return new Snapshots(topology, data, FabricInstallation.find(System.getenv()));
    }

    /**
     * Takes a snapshot of an organisation's peer at its present height, and of another organisation's at the same height to
     * compare it with.
     *
     * @param other nobody: it is not compared
     * @throws RecoveryRefused if the two differ
     * @throws ChannelNotReady if a peer refuses or does not finish in time
     */
    public SnapshotFolder take(Organisation member, Optional<Organisation> other, Network.Progress progress)
            throws IOException, InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<SnapshotFolder> taken = at(member, lastBlock(member, progress), progress);
            if (taken.isPresent() && other.isEmpty()) {
                return taken.get();
            }
            if (taken.isPresent()) {
                Optional<SnapshotFolder> compared = at(other.get(), taken.get().lastBlock(), progress);
                if (compared.isPresent()) {
                    requireSame(member, taken.get(), other.get(), compared.get());
                    progress.step(
                            "与 " + other.get().name() + " 在同一高度的快照一致："
                                    + taken.get().hash(),
                            "The snapshot of " + other.get().name() + " at the same height is the same");
                    return taken.get();
                }
            }
        }
        throw new ChannelNotReady("the chain grows faster than snapshots of one height can be asked for; try again when"
                + " less is going on");
    }

    /** The snapshot at a block, empty if the peer has gone on already. */
    private Optional<SnapshotFolder> at(Organisation member, long block, Network.Progress progress)
            throws IOException, InterruptedException {
        Path folder = data.of(Programs.peerName(member).text())
                .resolve("snapshots")
                .resolve("completed")
                .resolve(topology.channel().text())
                .resolve(Long.toString(block));
        if (!Files.exists(folder)) {
            PeerCommand peer = PeerCommand.of(member, topology, data, programs);
            List<String> command = List.of(
                    "snapshot",
                    "submitrequest",
                    "--channelID",
                    topology.channel().text(),
                    "--blockNumber",
                    Long.toString(block),
                    "--peerAddress",
                    member.site().orElseThrow().ledger().toString(),
                    "--tlsRootCertFile",
                    data.crypto().tlsAuthority(member.name()).toString());
            PeerCommand.Answer answer = peer.run(command);
            if (!answer.done()) {
                if (lastBlock(member, progress) > block) {
                    return Optional.empty();
                }
                throw PeerCommand.refused(command, answer);
            }
            new Waiting(progress)
                    .until(
                            BOUND,
                            () -> Files.exists(folder)
                                    ? Optional.empty()
                                    : Optional.of("the peer of " + member.name() + " is writing its snapshot of block "
                                            + block));
        }
        SnapshotFolder snapshot = SnapshotFolder.read(folder);
        progress.step(
                member.name() + " 的快照已核对：区块 " + block + "，" + snapshot.files().size() + " 个文件",
                "Snapshot written, the hash of each file is right");
        return Optional.of(snapshot);
    }

    private long lastBlock(Organisation member, Network.Progress progress) throws IOException, InterruptedException {
        AtomicLong height = new AtomicLong();
        new Waiting(progress).until(ANSWER_BOUND, () -> {
            nodes.peer(member)
                    .flatMap(view -> view.height().stream().boxed().findFirst())
                    .ifPresent(height::set);
            return height.get() > 0
                    ? Optional.empty()
                    : Optional.of("the peer of " + member.name() + " does not run, or is not on the channel");
        });
        return height.get() - 1;
    }

    private static void requireSame(Organisation one, SnapshotFolder first, Organisation other, SnapshotFolder second) {
        if (!first.hash().equals(second.hash()) || !first.commitHash().equals(second.commitHash())) {
            List<String> differing = first.files().keySet().stream()
                    .filter(name -> !String.valueOf(first.files().get(name))
                            .equals(second.files().get(name)))
                    .sorted()
                    .toList();
            throw new RecoveryRefused(
                    one.name() + " 与 " + other.name() + " 在区块 " + first.lastBlock() + " 的快照不一致：" + differing
                            + "。两个 peer 的状态不同，请先查明原因。",
                    "The snapshots of " + one.name() + " and " + other.name() + " at block " + first.lastBlock()
                            + " differ in " + differing + " (snapshot hashes " + first.hash() + " and " + second.hash()
                            + ", commit hashes " + first.commitHash() + " and " + second.commitHash()
                            + "): the two peers have different states. Find out why before either is used.");
        }
    }
}
