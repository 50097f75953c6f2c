/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.chaincode.ChaincodeService;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.config.OrganisationConfig;
import org.jianzheng.embedded.deliver.BlockDelivery;
import org.jianzheng.embedded.deliver.DeliverService;
import org.jianzheng.embedded.endorser.Endorser;
import org.jianzheng.embedded.endorser.EndorsingIdentity;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.gateway.EndorsingPeer;
import org.jianzheng.embedded.gateway.Gateways;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.embedded.orderer.AtomicBroadcastService;
import org.jianzheng.embedded.ordering.Admission;

/** What runs for one organisation: chaincode streams, endorser, services on its port. */
final class OrganisationNode implements AutoCloseable {

    private final OrganisationConfig config;
    private final OrganisationLedger ledger;
    private final InstantSource clock;
    private final OrganisationServer server;
    private final Map<String, ChaincodeService> chaincodes = new HashMap<>();
    private final Endorser endorser;

    /** Begins to dial the organisation's chaincodes. */
    OrganisationNode(
            OrganisationConfig config,
            EndorsingIdentity identity,
            Channel channel,
            OrganisationLedger ledger,
            Faults faults,
            Shared shared) {
        this.config = config;
        this.ledger = ledger;
        this.clock = faults.clock(config.mspId(), shared.clock());
        this.server = new OrganisationServer(config.mspId(), config.listen(), faults);
        config.chaincodes()
                .forEach((name, endpoint) -> chaincodes.put(
                        name,
                        new ChaincodeService(
                                name, TransportSecurity.chaincode(endpoint, shared.workers()), shared.workers())));
        this.endorser = new Endorser(identity, channel, ledger, chaincodes, faults, clock);
    }

    /** What all organisations share of the shared. */
    record Shared(Clock clock, ExecutorService workers) {}

    String mspId() {
        return config.mspId();
    }

    EndorsingPeer peer() {
        return new EndorsingPeer(endorser, server::address);
    }

    /** Opens the port. */
    void serve(Channel channel, Gateways gateways, Admission admission, ExecutorService workers) {
        BlockDelivery delivery = new BlockDelivery(channel, ledger, clock, server.streams());
        server.addLimited(gateways.gateway(ledger, server.streams(), workers));
        server.add(new DeliverService(delivery));
        server.add(new AtomicBroadcastService(admission, delivery));
        server.start(TransportSecurity.server(config.tls(), channel), workers);
    }

    Address address() {
        return server.address();
    }

    long height() {
        return ledger.height();
    }

    /** The organisation's chaincodes, and whether each would take a call. */
    Map<String, Boolean> chaincodes() {
        Map<String, Boolean> ready = new TreeMap<>();
        chaincodes.forEach((name, service) -> ready.put(name, service.isReady()));
        return ready;
    }

    int openStreams() {
        return server.streams().size();
    }

    @Override
    public void close() {
        server.close();
        List.copyOf(chaincodes.values()).forEach(ChaincodeService::close);
    }
}
