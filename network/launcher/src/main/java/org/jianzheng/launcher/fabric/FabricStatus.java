/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jianzheng.launcher.identity.Expiry;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.NetworkStatus.Line;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.process.ProcessState;
import org.jianzheng.launcher.process.Supervisor;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** Looks at real orderers and peers: height, blocks behind the furthest node, leader and view, end of certificates. */
public final class FabricStatus {

    private final Topology topology;
    private final DataFolder data;
    private final Supervisor supervisor;
    private final Nodes nodes;

    public FabricStatus(Topology topology, DataFolder data) {
        this.topology = topology;
        this.data = data;
        this.supervisor = new Supervisor(data.root());
        this.nodes = new Nodes(topology, data.crypto());
    }

    /** One line a node, in the order of their start. */
    public List<Line> look() throws IOException, InterruptedException {
        List<Seen> all = new ArrayList<>();
        for (Organisation organisation : topology.orderers()) {
            var seat = organisation.consenter().orElseThrow();
            all.add(seen(
                    Programs.ordererName(organisation),
                    List.of(seat.address(), seat.admin(), seat.operations()),
                    nodes.ordererHealth(organisation),
                    nodes.orderer(organisation),
                    Expiry.of(data.crypto(), organisation.name(), Node.ORDERER)));
        }
        for (Organisation member : topology.members()) {
            var site = member.site().orElseThrow();
            all.add(seen(
                    Programs.peerName(member),
                    List.of(site.ledger(), site.chaincodes(), site.operations()),
                    nodes.peerHealth(member),
                    nodes.peer(member),
                    Expiry.of(data.crypto(), member.name(), Node.PEER)));
        }
        long furthest =
                all.stream().flatMapToLong(node -> node.height().stream()).max().orElse(0);
        return all.stream().map(node -> node.line(furthest)).toList();
    }

    /** The orderer that leads, if one says so. */
    public Optional<ProcessName> leader() throws InterruptedException {
        for (Organisation organisation : topology.orderers()) {
            if (nodes.orderer(organisation).filter(NodeView::leader).isPresent()) {
                return Optional.of(Programs.ordererName(organisation));
            }
        }
        return Optional.empty();
    }

    private Seen seen(
            ProcessName name, List<NodeAddress> addresses, Health health, Optional<NodeView> view, Expiry expiry)
            throws IOException, InterruptedException {
        ProcessState state = supervisor.state(name);
        Optional<String> trouble = state instanceof ProcessState.Running ? health.trouble() : Optional.of("");
        return new Seen(name, state, addresses.stream().map(NodeAddress::port).toList(), trouble, view, expiry);
    }

    private record Seen(
            ProcessName name,
            ProcessState state,
            List<Integer> ports,
            Optional<String> trouble,
            Optional<NodeView> view,
            Expiry expiry) {

        OptionalLong height() {
            return view.map(NodeView::height).orElse(OptionalLong.empty());
        }

        Line line(long furthest) {
            if (trouble.isPresent()) {
                return new Line(name, state, false, ports, trouble.get());
            }
            if (height().isEmpty()) {
                return new Line(name, state, false, ports, "not on the channel");
            }
            StringJoiner report = new StringJoiner(" ");
            report.add("height=" + height().getAsLong());
            report.add("lag=" + (furthest - height().getAsLong()));
            view.ifPresent(it -> {
                it.view().ifPresent(number -> report.add("view=" + number));
                if (it.leader()) {
                    report.add("leader");
                }
            });
            report.add("certificates=" + expiry.date());
            return new Line(name, state, true, ports, report.toString());
        }
    }
}
