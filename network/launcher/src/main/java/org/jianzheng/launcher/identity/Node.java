/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jianzheng.launcher.topology.Organisation;

/** What an organisation holds identities for. */
public enum Node {
    ORDERER(NodeRole.ORDERER),
    PEER(NodeRole.PEER),
    CONTRACTS(NodeRole.CLIENT),
    GATEWAY(NodeRole.CLIENT),
    ADMIN(NodeRole.ADMIN),
    /** The database of pages and search; a program of its own on an organisation's own hosts only. */
    PROJECTION(NodeRole.CLIENT);

    private static final int PROJECTION_MEMBERS = 3;

    private final NodeRole role;

    Node(NodeRole role) {
        this.role = role;
    }

    /** Role in its enrolment certificate. */
    public NodeRole role() {
        return role;
    }

    /** Name of its folder, and the first label of its DNS name. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The nodes that this organisation needs. */
    public static List<Node> of(Organisation organisation) {
        List<Node> nodes = new ArrayList<>();
        if (organisation.consenter().isPresent()) {
            nodes.add(ORDERER);
        }
        if (organisation.site().isPresent()) {
            nodes.addAll(List.of(PEER, CONTRACTS, GATEWAY));
        }
        nodes.add(ADMIN);
        return List.copyOf(nodes);
    }

    /** The nodes of an organisation that runs on hosts of its own. */
    public static List<Node> onOwnHosts(Organisation organisation) {
        List<Node> nodes = new ArrayList<>(of(organisation));
        if (organisation.site().isPresent()) {
            nodes.add(PROJECTION);
        }
        return List.copyOf(nodes);
    }

    /** How the other programs of the organisation find it inside a container network: {@code city-peer}. */
    public String serviceName(Organisation organisation) {
        return organisation.name() + "-" + folder();
    }

    /** Host names and addresses under which this node may be reached, beside its DNS name and the loopback. */
    List<String> hosts(Organisation organisation) {
        return switch (this) {
            case ORDERER ->
                organisation.consenter().stream()
                        .map(consenter -> consenter.address().host())
                        .toList();
            case PEER ->
                organisation.site().stream().map(site -> site.ledger().host()).toList();
            case CONTRACTS ->
                organisation.site().stream()
                        .map(site -> site.contracts().host())
                        .toList();
            case GATEWAY ->
                organisation.site().stream().map(site -> site.gateway().host()).toList();
            case ADMIN -> List.of();
            case PROJECTION -> {
                String service = serviceName(organisation);
                yield IntStream.range(0, PROJECTION_MEMBERS)
                        .mapToObj(member -> service + "-" + member + "." + service)
                        .toList();
            }
        };
    }
}
