/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** Lets orderers and peers join the channel of the genesis block, and waits until they agree on its height. */
final class ChannelMembership {

    private static final Duration LEADER_BOUND = Duration.ofMinutes(1);
    /** A BFT orderer that was away may notice only at the leader's next heartbeat. */
    private static final Duration HEIGHT_BOUND = Duration.ofMinutes(4);

    private static final Duration ACQUAINTANCE_BOUND = Duration.ofMinutes(1);

    private final Topology topology;
    private final DataFolder data;
    private final FabricInstallation programs;
    private final Nodes nodes;

    ChannelMembership(Topology topology, DataFolder data, FabricInstallation programs, Nodes nodes) {
        this.topology = topology;
        this.data = data;
        this.programs = programs;
        this.nodes = nodes;
    }

    /**
     * Lets those join that have not, and waits for a leader.
     *
     * @throws ChannelNotReady if one refuses, or no leader is chosen in time
     */
    void joinOrderers(Network.Progress progress) throws IOException, InterruptedException {
        byte[] genesis = Files.readAllBytes(data.genesis());
        OrdererAdministration administration = new OrdererAdministration(data.crypto());
        Together.each(topology.orderers(), organisation -> {
            if (!hasJoined(nodes.orderer(organisation))) {
                administration.join(organisation, genesis);
            }
        });
        new Waiting(progress).until(LEADER_BOUND, () -> {
            for (Organisation organisation : topology.orderers()) {
                if (nodes.orderer(organisation).filter(NodeView::leader).isPresent()) {
                    return Optional.empty();
                }
            }
            return Optional.of("no orderer leads yet");
        });
        progress.step("排序节点已加入通道", "The orderers are on the channel");
    }

    /**
     * Lets those peers join that have not.
     *
     * @throws ChannelNotReady if one refuses
     */
    void joinPeers(Network.Progress progress) throws IOException, InterruptedException {
        Together.each(topology.members(), member -> {
            if (!hasJoined(nodes.peer(member))) {
                join(member);
            }
        });
        progress.step("各机构的 peer 已加入通道", "The peers are on the channel");
    }

    private void join(Organisation member) throws IOException, InterruptedException {
        List<String> command =
                List.of("channel", "join", "--blockpath", data.genesis().toString());
        PeerCommand.Answer answer =
                PeerCommand.of(member, topology, data, programs).run(command);
        // A peer that was too busy to tell that it is on the channel says so here.
        if (!answer.done() && !answer.text().contains("already exists")) {
            throw PeerCommand.refused(command, answer);
        }
    }

    /**
     * Waits until every node has as many blocks as the furthest one had at the first look; the chain may grow meanwhile.
     *
     * @return that height
     * @throws ChannelNotReady if one does not get there in time
     */
    long awaitEqualHeights(Network.Progress progress) throws IOException, InterruptedException {
        long goal = heights().values().stream()
                .flatMapToLong(OptionalLong::stream)
                .max()
                .orElseThrow(() -> new ChannelNotReady("no node tells its height"));
        new Waiting(progress).until(HEIGHT_BOUND, () -> {
            StringJoiner behind = new StringJoiner(", ");
            heights().forEach((name, height) -> {
                if (height.isEmpty() || height.getAsLong() < goal) {
                    behind.add(name + " " + (height.isEmpty() ? "?" : height.getAsLong() + "/" + goal));
                }
            });
            return behind.length() == 0 ? Optional.empty() : Optional.of("behind in height: " + behind);
        });
        progress.step("各节点高度一致：" + goal, "All nodes have the same height");
        return goal;
    }

    /**
     * Waits until each peer knows those of the other organisations: until then none can plan an endorsement by several.
     *
     * @throws ChannelNotReady if one does not in time
     */
    void awaitAcquaintance(Network.Progress progress) throws IOException, InterruptedException {
        long others = topology.members().size() - 1L;
        new Waiting(progress).until(ACQUAINTANCE_BOUND, () -> {
            for (Organisation member : topology.members()) {
                long known = nodes.acquaintances(member).orElse(0);
                if (known < others) {
                    return Optional.of(
                            "the peer of " + member.name() + " knows " + known + " of " + others + " other peers");
                }
            }
            return Optional.empty();
        });
    }

    private Map<String, OptionalLong> heights() throws InterruptedException {
        Map<String, OptionalLong> heights = new LinkedHashMap<>();
        for (Organisation organisation : topology.orderers()) {
            heights.put(Programs.ordererName(organisation).text(), height(nodes.orderer(organisation)));
        }
        for (Organisation member : topology.members()) {
            heights.put(Programs.peerName(member).text(), height(nodes.peer(member)));
        }
        return heights;
    }

    private static OptionalLong height(Optional<NodeView> view) {
        return view.map(NodeView::height).orElse(OptionalLong.empty());
    }

    private static boolean hasJoined(Optional<NodeView> view) {
        return height(view).isPresent();
    }
}
