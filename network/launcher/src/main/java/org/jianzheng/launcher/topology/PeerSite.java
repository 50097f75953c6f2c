/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.function.IntUnaryOperator;

/**
 * What an organisation runs beside its peer.
 *
 * @param ledger the peer's endpoint (gateway and deliver services)
 * @param contracts the chaincode service that this peer dials
 * @param gateway the organisation's HTTP interface
 * @param cosigning where the other organisations' gateways bring checkpoints for cosigning
 */
public record PeerSite(NodeAddress ledger, NodeAddress contracts, NodeAddress gateway, NodeAddress cosigning) {

    PeerSite withPorts(IntUnaryOperator ports) {
        return new PeerSite(
                ledger.withPort(ports), contracts.withPort(ports), gateway.withPort(ports), cosigning.withPort(ports));
    }
}
