/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.genesis.GenesisFit;
import org.jianzheng.launcher.network.Amendments;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.config.ConfigurationInForce;

/**
 * Lets a ledger that began on the embedded engine go on on real Fabric, with the same identities, addresses and blocks: each
 * orderer is given the whole chain and orders the next block on top of it; peers fetch and judge every block anew.
 *
 * <p>What must never happen is a fork: two different blocks of one number. Orderers that begin empty would order a second
 * block 1, and an embedded ledger that goes on beside them a second next block. So all orderers begin with the whole chain,
 * and from the moment before they start the data folder belongs to real Fabric for good.
 */
public final class Graduation {

    private static final Duration EXPORT_BOUND = Duration.ofMinutes(10);

    private final Topology topology;
    private final DataFolder data;
    private final Network embedded;
    private final Programs programs;

    /**
     * The graduation of a data folder.
     *
     * @param embedded its network on the embedded engine
     */
    public Graduation(Topology topology, DataFolder data, Network embedded, Programs programs) {
        this.topology = topology;
        this.data = data;
        this.embedded = embedded;
        this.programs = programs;
    }

    /**
     * Where the embedded ledger ended.
     *
     * @param height number of blocks
     * @param lastHash hash of the last one, in hexadecimal digits
     */
    public record Border(long height, String lastHash) {}

    /**
     * Checks whatever can be checked while nothing is changed yet.
     *
     * @return where the embedded ledger ends
     * @throws GraduationRefused if it cannot go on on real Fabric as it is
     * @throws org.jianzheng.launcher.genesis.ChannelMismatch if the topology's addresses are not those of the channel
     */
    public Border check(Network.Progress progress) throws IOException, InterruptedException {
        requireAtRest();
        Block genesis = Block.parseFrom(Files.readAllBytes(data.genesis()));
        new GenesisFit(new Amendments(data).founding(topology), Engine.FABRIC_BFT.ordering()).require(genesis);
        progress.step("通道与拓扑相符，内嵌账本已停止", "The channel fits the topology, and the embedded ledger rests");
        try {
            ExportedChain chain = export(genesis);
            progress.step(
                    "已核对全部 " + chain.height() + " 个区块：编号、哈希、排序签名均完整",
                    "All blocks checked: numbers, hashes, orderers' signatures");
            return border(chain);
        } finally {
            FolderTree.delete(data.graduation());
        }
    }

    /**
     * Gives each orderer the chain. Afterwards the data folder belongs to real Fabric; nothing is started yet.
     *
     * @throws GraduationRefused if the chain changed since it was checked
     */
    public void handOver(Border checked, Network.Progress progress) throws IOException, InterruptedException {
        Block genesis = Block.parseFrom(Files.readAllBytes(data.genesis()));
        try {
            ExportedChain chain = export(genesis);
            if (!border(chain).equals(checked)) {
                throw new GraduationRefused(
                        "the chain changed since it was checked: " + chain.height() + " blocks now");
            }
            for (Organisation organisation : topology.orderers()) {
                give(chain, organisation);
            }
        } finally {
            FolderTree.delete(data.graduation());
        }
        // From here on the embedded engine must not order another block.
        new EngineMark(data).remember(Engine.FABRIC_BFT);
        progress.step("每个排序节点都已得到完整的链", "Each orderer has the whole chain");
    }

    /**
     * Checks that the running network goes on from where the embedded ledger ended: all orderers and peers hold its last
     * block, and one on top of it that follows and is signed by enough orderers.
     *
     * @throws ChannelNotReady if not
     */
    public void requireContinuous(Border border, FabricInstallation installation, Network.Progress progress)
            throws IOException, InterruptedException {
        OrdererAdministration administration = new OrdererAdministration(data.crypto());
        long last = border.height() - 1;
        for (Organisation organisation : topology.orderers()) {
            Block ours = administration.block(organisation, topology.channel(), last);
            Block next = administration.block(organisation, topology.channel(), border.height());
            requireContinuous(border, Programs.ordererName(organisation).text(), ours, next);
        }
        for (Organisation member : topology.members()) {
            PeerCommand peer = PeerCommand.of(member, topology, data, installation);
            requireContinuous(
                    border, Programs.peerName(member).text(), fetch(peer, last), fetch(peer, border.height()));
        }
        progress.step(
                "链在交界处连续：区块 " + last + " 与 " + border.height() + " 在所有节点一致",
                "The chain is continuous across the border on all nodes");
    }

    private void requireContinuous(Border border, String node, Block last, Block next) throws IOException {
        String hash = BlockHeaders.hash(last.getHeader()).hex();
        if (!hash.equals(border.lastHash())) {
            throw new ChannelNotReady(node + " holds another block " + (border.height() - 1) + ": " + hash
                    + " instead of " + border.lastHash());
        }
        // The contracts' approval is no configuration block, so that of the genesis block is still in force.
        Block genesis = Block.parseFrom(Files.readAllBytes(data.genesis()));
        ConfigurationInForce.begin(genesis, BlockHeaders.hash(genesis.getHeader()))
                .later(last)
                .next(next);
    }

    private Block fetch(PeerCommand peer, long number) throws IOException, InterruptedException {
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

    private void requireAtRest() throws IOException {
        Engine engine = new EngineMark(data)
                .known()
                .orElseThrow(() -> new GraduationRefused("there is no ledger in " + data.root() + " yet"));
        if (engine.isFabric()) {
            throw new GraduationRefused("the ledger in " + data.root() + " is on real Fabric already");
        }
        if (!embedded.running().isEmpty()) {
            throw new GraduationRefused(
                    "the network still runs (" + embedded.running().iterator().next()
                            + " and others), and could order a block beside the real orderers; run network/down first");
        }
        for (var name : embedded.names()) {
            if (embedded.supervisor().state(name) instanceof ProcessState.Died) {
                throw new GraduationRefused(
                        name + " was not stopped but died, and what it had not yet written is unknown;"
                                + " run network/up and network/down once, so that it recovers");
            }
        }
        for (Organisation organisation : topology.orderers()) {
            Path folder = data.of(Programs.ordererName(organisation).text());
            if (Files.exists(folder.resolve("wal"))) {
                throw new GraduationRefused(
                        "a real orderer ran in " + folder + " before, and may have ordered blocks of" + " its own");
            }
        }
    }

    private ExportedChain export(Block genesis) throws IOException, InterruptedException {
        FolderTree.delete(data.graduation());
        OwnerOnly.createFolders(data.graduation());
        Path blocks = data.graduation().resolve("blocks");
        StringJoiner printed = new StringJoiner("\n");
        int exitCode = OneShot.run(programs.exportOfBlocks(blocks), data.graduation(), EXPORT_BOUND, printed::add);
        if (exitCode != 0) {
            throw new GraduationRefused("the embedded ledger does not hand out its blocks: " + printed);
        }
        return ExportedChain.read(blocks, genesis);
    }

    private void give(ExportedChain chain, Organisation organisation) throws IOException {
        Path ledger = OrdererConfiguration.ledger(
                data.of(Programs.ordererName(organisation).text()));
        // What lies here without a write-ahead log was left by a graduation that did not get to its end.
        FolderTree.delete(ledger);
        Path target = ledger.resolve("chains").resolve(topology.channel().text());
        OwnerOnly.createFolders(target);
        for (Path file : chain.files()) {
            Files.copy(
                    file, target.resolve(Optional.ofNullable(file.getFileName()).orElseThrow()));
        }
    }

    private static Border border(ExportedChain chain) {
        return new Border(chain.height(), chain.lastHash().hex());
    }
}
