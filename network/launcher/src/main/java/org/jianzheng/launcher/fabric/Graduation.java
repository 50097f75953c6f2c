/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
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
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.config.UpdateVerifier;

/**
 * Lets a ledger that began on the embedded engine go on on real Fabric, with the same identities and blocks: each orderer is
 * given the whole chain and orders the next block on top of it; peers fetch and judge every block anew. Where the nodes get
 * other addresses, the embedded engine orders one block more, alone and with nobody else able to order: the change of the
 * channel's configuration that says so, signed by the administrators.
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
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * The graduation of a data folder.
     *
     * @param topology with the addresses of the real nodes
     * @param embedded its network on the embedded engine
     */
    public Graduation(
            Topology topology,
            DataFolder data,
            Network embedded,
            Programs programs,
            SecureRandom random,
            InstantSource clock) {
        this.random = random;
        this.clock = clock;
        this.topology = topology;
        this.data = data;
        this.embedded = embedded;
        this.programs = programs;
    }

    /**
     * Where the embedded ledger ended.
     *
     * @param end the place behind its last block
     * @param moves before the chain is handed over: whether one block more is to tell other addresses first; afterwards: whether
     *     the nodes are elsewhere than the first block says
     */
    public record Border(ConfigurationInForce end, boolean moves) {

        /** Number of blocks. */
        public long height() {
            return end.header().getNumber() + 1;
        }

        /** Hash of the last one, in hexadecimal digits. */
        public String lastHash() {
            return BlockHeaders.hash(end.header()).hex();
        }
    }

    /**
     * Checks whatever can be checked while nothing is changed yet.
     *
     * @param move whether the nodes may get other addresses than those that the channel knows
     * @return where the embedded ledger ends
     * @throws GraduationRefused if it cannot go on on real Fabric as it is
     * @throws org.jianzheng.launcher.genesis.ChannelMismatch if the topology is not that of the channel
     */
    public Border check(boolean move, Network.Progress progress) throws IOException, InterruptedException {
        requireAtRest();
        Block genesis = genesis();
        try {
            ExportedChain chain = export(genesis);
            progress.step(
                    "已核对全部 " + chain.height() + " 个区块：编号、哈希、排序签名均完整",
                    "All blocks checked: numbers, hashes, orderers' signatures");
            ChannelConfiguration inForce = chain.end().configuration();
            Optional<ConfigurationUpdate> moving = addresses().from(inForce);
            if (moving.isEmpty()) {
                new GenesisFit(topology, Engine.FABRIC_BFT.ordering()).require(inForce);
                progress.step("通道与拓扑相符，内嵌账本已停止", "The channel fits the topology, and the embedded ledger rests");
            } else {
                requireMovable(move, inForce, moving.get());
                progress.step(
                        "各机构管理员可将节点移至拓扑中的新地址，内嵌账本已停止",
                        "The administrators can move the nodes to the topology's addresses, and the embedded ledger rests");
            }
            return new Border(chain.end(), moving.isPresent());
        } finally {
            FolderTree.delete(data.graduation());
        }
    }

    /**
     * Gives each orderer the chain, after a last block that moves the nodes if that is to be. Afterwards the data folder belongs
     * to real Fabric; nothing is started yet. Until then it may be interrupted and run again.
     *
     * @return where the embedded ledger ended
     * @throws GraduationRefused if the chain changed since it was checked
     */
    public Border handOver(Border checked, Network.Progress progress) throws IOException, InterruptedException {
        Block genesis = genesis();
        try {
            if (checked.moves()) {
                move(checked.end().configuration());
                progress.step("已排出配置块：节点移至新地址", "A configuration block moves the nodes to their new addresses");
            }
            ExportedChain chain = export(genesis);
            requireUnchanged(checked, chain);
            for (Organisation organisation : topology.orderers()) {
                give(chain, organisation);
            }
            Amendments amendments = new Amendments(data);
            boolean moved = new AddressMove(amendments.founding(topology), data.crypto())
                    .from(ChannelConfiguration.read(genesis))
                    .isPresent();
            if (moved) {
                amendments.move(chain.configuration());
            }
            // From here on the embedded engine must not order another block.
            new EngineMark(data).remember(Engine.FABRIC_BFT);
            progress.step("每个排序节点都已得到完整的链", "Each orderer has the whole chain");
            return new Border(chain.end(), moved);
        } finally {
            FolderTree.delete(data.graduation());
        }
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

    private static void requireContinuous(Border border, String node, Block last, Block next) {
        String hash = BlockHeaders.hash(last.getHeader()).hex();
        if (!hash.equals(border.lastHash())) {
            throw new ChannelNotReady(node + " holds another block " + (border.height() - 1) + ": " + hash
                    + " instead of " + border.lastHash());
        }
        border.end().next(next);
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
        run("the embedded ledger does not hand out its blocks: ", programs.exportOfBlocks(blocks));
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

    private Block genesis() throws IOException {
        return Block.parseFrom(Files.readAllBytes(data.genesis()));
    }

    private AddressMove addresses() {
        return new AddressMove(topology, data.crypto());
    }

    private void requireMovable(boolean move, ChannelConfiguration inForce, ConfigurationUpdate moving)
            throws IOException {
        addresses().requirePossible(inForce);
        if (!move) {
            throw new GraduationRefused("the channel knows its nodes at other addresses than topology.yaml and the port"
                    + " offset name now; bring those back, or move the nodes to these for good with --move");
        }
        Envelope rehearsed = addresses().signed(inForce, moving, random, clock);
        new UpdateVerifier(inForce).propose(rehearsed);
    }

    /** Has the embedded engine order the change, though it serves nobody. */
    private void move(ChannelConfiguration inForce) throws IOException, InterruptedException {
        ConfigurationUpdate moving = addresses().from(inForce).orElseThrow();
        OwnerOnly.createFolders(data.graduation());
        Path file = data.graduation().resolve("addresses.update");
        OwnerOnly.replace(
                file, addresses().signed(inForce, moving, random, clock).toByteArray());
        run("the embedded ledger does not order the new addresses: ", programs.updateOfConfiguration(file));
    }

    private static void requireUnchanged(Border checked, ExportedChain chain) {
        long expected = checked.height() + (checked.moves() ? 1 : 0);
        boolean same = checked.moves()
                ? chain.end()
                        .header()
                        .getPreviousHash()
                        .equals(BlockHeaders.hash(checked.end().header()).value())
                : chain.lastHash().hex().equals(checked.lastHash());
        if (chain.height() != expected || !same) {
            throw new GraduationRefused("the chain changed since it was checked: " + chain.height() + " blocks now");
        }
    }

    private void run(String otherwise, List<String> command) throws IOException, InterruptedException {
        StringJoiner printed = new StringJoiner("\n");
        int exitCode = OneShot.run(command, data.graduation(), EXPORT_BOUND, printed::add);
        if (exitCode != 0) {
            throw new GraduationRefused(otherwise + printed);
        }
    }
}
