/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * One organisation's nodes as its own administrator sees them: with the keys of that organisation only. The other
 * organisations' nodes are reached as every client reaches them.
 */
public final class OwnNodes {

    private static final Duration JOINED_BOUND = Duration.ofMinutes(2);

    private final Topology topology;
    private final DataFolder site;
    private final Organisation own;
    private final Nodes nodes;

    /** The nodes of an organisation whose keys lie in this folder. */
    public OwnNodes(Topology topology, DataFolder site, Organisation own) {
        this.topology = topology;
        this.site = site;
        this.own = own;
        this.nodes = new Nodes(topology, site.crypto());
    }

    /**
     * Lets the organisation's orderer join the channel, unless it has.
     *
     * @return whether it has an orderer
     * @throws ChannelNotReady if the orderer refuses
     */
    public boolean joinOrderer() throws IOException, InterruptedException {
        if (own.consenter().isEmpty()) {
            return false;
        }
        if (nodes.orderer(own).filter(OwnNodes::joined).isEmpty()) {
            new OrdererAdministration(site.crypto()).join(own, Files.readAllBytes(site.genesis()));
        }
        return true;
    }

    /**
     * Lets the organisation's peer join the channel, unless it has, installs the organisation's package and approves the
     * contracts' definition with it. The orderers must work.
     *
     * @return whether it has a peer
     * @throws ChannelNotReady if a step is refused
     */
    public boolean joinPeer(FabricInstallation programs, Network.Progress progress)
            throws IOException, InterruptedException {
        if (own.site().isEmpty()) {
            return false;
        }
        if (nodes.peer(own).filter(OwnNodes::joined).isEmpty()) {
            PeerCommand.of(own, topology, site, programs)
                    .require(java.util.List.of(
                            "channel", "join", "--blockpath", site.genesis().toString()));
            new Waiting(progress)
                    .until(
                            JOINED_BOUND,
                            () -> nodes.peer(own).filter(OwnNodes::joined).isPresent()
                                    ? Optional.empty()
                                    : Optional.of("the peer has not joined yet"));
        }
        progress.step("peer 已加入通道", "The peer is on the channel");
        ContractsLifecycle lifecycle = new ContractsLifecycle(topology, site, programs, nodes);
        lifecycle.install(own);
        progress.step("已安装本机构的合约包", "The organisation's package is installed");
        lifecycle.approve(own);
        progress.step("已批准合约定义", "The definition is approved for the organisation");
        return true;
    }

    /**
     * Commits the contracts' definition, which enough organisations have approved.
     *
     * @return whether it was not committed before
     * @throws ChannelNotReady if it is refused, for example because too few have approved
     */
    public boolean commit(FabricInstallation programs) throws IOException, InterruptedException {
        return new ContractsLifecycle(topology, site, programs, nodes).commit(own);
    }

    /** How each of the organisation's nodes stands on the channel, in words. */
    public Map<String, String> look() throws InterruptedException {
        Map<String, String> looks = new LinkedHashMap<>();
        if (own.consenter().isPresent()) {
            looks.put(Programs.ordererName(own).text(), words(nodes.orderer(own)));
        }
        if (own.site().isPresent()) {
            looks.put(Programs.peerName(own).text(), words(nodes.peer(own)));
        }
        return looks;
    }

    /** Configuration of an organisation's orderer that listens on one interface, with its files and data at these places. */
    public static String ordererConfiguration(
            Topology topology, Organisation own, CryptoFolder crypto, Path data, String listen) {
        return new OrdererConfiguration(topology, crypto, own, data, Listening.on(listen)).yaml();
    }

    /** The same of its peer. */
    public static String peerConfiguration(
            Topology topology, Organisation own, CryptoFolder crypto, Path data, Path builder, String listen) {
        return new PeerConfiguration(topology, crypto, own, Listening.on(listen)).peer(data, builder);
    }

    /** Under which id an organisation's peer calls its contracts. */
    public static String packageId(Topology topology, Organisation own, CryptoFolder crypto) throws IOException {
        return ChaincodePackage.of(topology, own, crypto).id();
    }

    private static boolean joined(NodeView view) {
        return view.height().isPresent();
    }

    private static String words(Optional<NodeView> view) {
        if (view.isEmpty()) {
            return "不应答 does not answer";
        }
        NodeView node = view.get();
        if (node.height().isEmpty()) {
            return "运行中，尚未加入通道 runs, not on the channel";
        }
        return "height=" + node.height().getAsLong() + (node.leader() ? " leader" : "");
    }
}
