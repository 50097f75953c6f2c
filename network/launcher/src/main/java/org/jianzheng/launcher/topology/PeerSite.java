/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.function.IntUnaryOperator;

/**
 * What an organisation runs beside its peer.
 *
 * @param ledger the peer's endpoint (gateway and deliver services)
 * @param chaincodes where a real peer would take calls of chaincodes that it starts itself; this machine only, nobody calls
 * @param operations a real peer's health and metrics; this machine only
 * @param contracts the chaincode service that this peer dials
 * @param gateway the organisation's HTTP interface
 * @param cosigning where the other organisations' gateways bring checkpoints for cosigning
 */
public record PeerSite(
        NodeAddress ledger,
        NodeAddress chaincodes,
        NodeAddress operations,
        NodeAddress contracts,
        NodeAddress gateway,
        NodeAddress cosigning) {

    PeerSite withPorts(IntUnaryOperator ports) {
        return new PeerSite(
                ledger.withPort(ports),
                chaincodes.withPort(ports),
                operations.withPort(ports),
                contracts.withPort(ports),
                gateway.withPort(ports),
                cosigning.withPort(ports));
    }
}
