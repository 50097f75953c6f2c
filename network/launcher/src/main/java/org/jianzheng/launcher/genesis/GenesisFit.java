/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.hyperledger.fabric.protos.peer.AnchorPeers;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.config.ChannelConfiguration;

/**
 * Whether real Fabric nodes of a topology can run the channel of a genesis block: channel name, way of ordering, and the
 * addresses under which orderers and peers are known in it. Nodes on other addresses would wait for each other for ever.
 */
public final class GenesisFit {

    private final Topology topology;
    private final Ordering ordering;

    public GenesisFit(Topology topology, Ordering ordering) {
        this.topology = topology;
        this.ordering = ordering;
    }

    /**
     * Checks a genesis block.
     *
     * @throws ChannelMismatch if it belongs to another topology or way of ordering
     */
    public void require(Block genesis) {
        require(ChannelConfiguration.read(genesis));
    }

    /**
     * Checks a configuration.
     *
     * @throws ChannelMismatch if it belongs to another topology or way of ordering
     */
    public void require(ChannelConfiguration channel) {
        same("the channel", channel.channel(), topology.channel().text());
        same("the orderer type", channel.consensus().getType(), ordering.consensusType());
        same("the orderers", orderers(channel), orderers());
        same("the peers", peers(channel), peers());
    }

    private SortedSet<String> orderers(ChannelConfiguration channel) {
        SortedSet<String> addresses = new TreeSet<>();
        switch (ordering) {
            case BFT ->
                channel.consenters()
                        .forEach(consenter -> addresses.add(consenter.getHost() + ":" + consenter.getPort()));
            case RAFT -> {
                try {
                    ConfigMetadata.parseFrom(channel.consensus().getMetadata())
                            .getConsentersList()
                            .forEach(consenter -> addresses.add(consenter.getHost() + ":" + consenter.getPort()));
                } catch (InvalidProtocolBufferException e) {
                    throw new ChannelMismatch("the genesis block's Raft options cannot be read: " + e.getMessage());
                }
            }
        }
        return addresses;
    }

    private SortedSet<String> orderers() {
        SortedSet<String> addresses = new TreeSet<>();
        for (Organisation organisation : topology.orderers()) {
            addresses.add(organisation.consenter().orElseThrow().address().toString());
        }
        return addresses;
    }

    private static SortedSet<String> peers(ChannelConfiguration channel) {
        SortedSet<String> addresses = new TreeSet<>();
        channel.applicationOrganisations()
                .keySet()
                .forEach(msp -> channel.tree()
                        .value(
                                ChannelConfiguration.APPLICATION + "/" + msp.value(),
                                "AnchorPeers",
                                AnchorPeers.parser())
                        .ifPresent(anchors -> anchors.getAnchorPeersList()
                                .forEach(anchor ->
                                        addresses.add(msp.value() + " " + anchor.getHost() + ":" + anchor.getPort()))));
        return addresses;
    }

    private SortedSet<String> peers() {
        SortedSet<String> addresses = new TreeSet<>();
        for (Organisation member : topology.members()) {
            addresses.add(member.mspId() + " " + member.site().orElseThrow().ledger());
        }
        return addresses;
    }

    private static void same(String what, Object inGenesis, Object inTopology) {
        if (!inGenesis.equals(inTopology)) {
            throw new ChannelMismatch(what + ": " + inGenesis + " in the channel, " + inTopology + " now");
        }
    }
}
