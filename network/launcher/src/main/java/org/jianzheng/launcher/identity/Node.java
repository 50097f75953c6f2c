/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jianzheng.launcher.topology.Organisation;

/** What an organisation holds identities for. */
public enum Node {
    ORDERER(NodeRole.ORDERER),
    PEER(NodeRole.PEER),
    CONTRACTS(NodeRole.CLIENT),
    GATEWAY(NodeRole.CLIENT),
    ADMIN(NodeRole.ADMIN);

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
        };
    }
}
