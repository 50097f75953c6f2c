/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.LogSourceMark;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.RestoredMark;
import org.jianzheng.launcher.process.Program;
import org.jianzheng.launcher.recovery.RecoveryRefused;
import org.jianzheng.launcher.recovery.SetAside;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;

/**
 * Puts a fresh peer in place of an organisation's lost or damaged one: it joins from a snapshot, which another organisation's peer must
 * confirm, and the organisation's gateway takes its log over from that other organisation.
 */
public final class PeerReplacement {

    private static final Duration JOIN_BOUND = Duration.ofMinutes(10);

    private final Topology topology;
    private final DataFolder data;
    private final Network network;
    private final FabricLedger ledger;
    private final FabricInstallation programs;
    private final InstantSource clock;

    private PeerReplacement(
            Topology topology,
            DataFolder data,
            Network network,
            FabricLedger ledger,
            FabricInstallation programs,
            InstantSource clock) {
        this.topology = topology;
        this.data = data;
        this.network = network;
        this.ledger = ledger;
        this.programs = programs;
        this.clock = clock;
    }

    /**
     * Replacement in a network.
     *
     * @throws FabricMissing if Fabric's programs are absent or too old
     */
    public static PeerReplacement of(
            Topology topology, DataFolder data, Network network, FabricLedger ledger, InstantSource clock)
            throws IOException, InterruptedException {
        return new PeerReplacement(topology, data, network, ledger, FabricInstallation.find(System.getenv()), clock);
    }

    /**
     * Checks a snapshot: whole, of this channel, and its last block is the one that another organisation's running peer has,
     * with the same commit hash.
     *
     * @throws RecoveryRefused if not
     * @throws ChannelNotReady if the other peer does not give the block
     */
    public SnapshotFolder check(Path folder, Organisation confirming) throws IOException, InterruptedException {
        SnapshotFolder snapshot = SnapshotFolder.read(folder.toAbsolutePath().normalize());
        requireSame("通道", "channel", topology.channel().text(), snapshot.channel());
        Block block = fetch(confirming, snapshot.lastBlock());
        requireSame(
                "末块哈希",
                "last block's hash",
                BlockHeaders.hash(block.getHeader()).hex(),
                snapshot.lastBlockHash());
        Optional<String> commit = MetadataSlots.commitHash(block).map(hash -> hash.hex());
        if (commit.isPresent()) {
            requireSame("提交哈希", "commit hash", commit.get(), snapshot.commitHash());
        }
        return snapshot;
    }

    private static void requireSame(String chinese, String english, String known, String given) {
        if (!known.equals(given)) {
            throw new RecoveryRefused(
                    "快照的" + chinese + "不符：其他机构为 " + known + "，快照为 " + given + "。未作改动。",
                    "The snapshot's " + english + " is " + given + ", that of the other organisation is " + known
                            + ". Nothing was changed.");
        }
    }

    /**
     * Replaces the peer. The other parts of the network run on.
     *
     * @param source whose gateway the log is taken over from
     * @return where the old peer's data and the gateway's log were moved
     */
    public Path replace(
            Organisation member, SnapshotFolder snapshot, Organisation source, Programs all, Network.Progress progress)
            throws IOException, InterruptedException {
        network.stop(List.of(Programs.peerName(member), Programs.gatewayName(member)));
        Path peer = Path.of(Programs.peerName(member).text(), "data");
        Path gateway = Path.of(Programs.gatewayName(member).text());
        Path aside = new SetAside(data, clock)
                .move(member, List.of(peer, gateway.resolve("log"), gateway.resolve("projection")));
        new LogSourceMark(data, member).remember(source);
        new RestoredMark(data, member).set();
        progress.step("旧数据已移至 " + aside, "The old data were set aside");
        network.start(programs(member), progress);
        join(member, snapshot, progress);
        ledger.complete(progress);
        network.start(all.gateways(), progress);
        return aside;
    }

    private List<Program> programs(Organisation member) throws IOException {
        return ledger.programs().stream()
                .filter(program -> program.name().equals(Programs.peerName(member)))
                .toList();
    }

    private void join(Organisation member, SnapshotFolder snapshot, Network.Progress progress)
            throws IOException, InterruptedException {
        PeerCommand peer = PeerCommand.of(member, topology, data, programs);
        peer.require(List.of(
                "channel", "joinbysnapshot", "--snapshotpath", snapshot.folder().toString()));
        Nodes nodes = new Nodes(topology, data.crypto());
        new Waiting(progress).until(JOIN_BOUND, () -> {
            boolean there = nodes.peer(member)
                    .filter(view -> view.height().orElse(0) > snapshot.lastBlock())
                    .isPresent();
            return there ? Optional.empty() : Optional.of("the peer of " + member.name() + " reads the snapshot");
        });
        progress.step(
                member.name() + " 的新 peer 已从区块 " + snapshot.lastBlock() + " 的快照加入通道",
                "The new peer has joined from the snapshot");
    }

    private Block fetch(Organisation member, long number) throws IOException, InterruptedException {
        PeerCommand peer = PeerCommand.of(member, topology, data, programs);
        Path file = peer.folder().resolve("fetched.block");
        peer.require(List.of(
                "channel",
                "fetch",
                Long.toString(number),
                file.toString(),
                "--channelID",
                topology.channel().text()));
        Block block = BlockChain.read(ByteString.copyFrom(Files.readAllBytes(file)));
        Files.delete(file);
        return block;
    }
}
