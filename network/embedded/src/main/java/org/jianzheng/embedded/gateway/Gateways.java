/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.deliver.OpenStreams;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.embedded.operations.Metrics;
import org.jianzheng.embedded.ordering.Admission;
import org.jianzheng.embedded.state.StateView;

/** What the gateways of all organisations share, and the making of each. */
public final class Gateways {

    private final Channel channel;
    private final List<EndorsingPeer> peers;
    private final Supplier<StateView> newestView;
    private final Admission admission;
    private final Faults faults;
    private final Metrics metrics;

    /**
     * Gateways over these peers.
     *
     * @param newestView the newest state, at which one proposal is endorsed by all
     */
    public Gateways(
            Channel channel,
            List<EndorsingPeer> peers,
            Supplier<StateView> newestView,
            Admission admission,
            Faults faults,
            Metrics metrics) {
        this.channel = channel;
        this.peers = List.copyOf(peers);
        this.newestView = newestView;
        this.admission = admission;
        this.faults = faults;
        this.metrics = metrics;
    }

    /** The gateway of one organisation. */
    public GatewayService gateway(OrganisationLedger ledger, OpenStreams streams, Executor workers) {
        Peers seen = new Peers(ledger.mspId(), peers);
        return new GatewayService(
                new Evaluation(channel, seen),
                new Endorsing(channel, seen, newestView, workers),
                new Submission(admission, faults, channel),
                new CommitWatch(channel, ledger),
                new ChaincodeEventFeed(channel, ledger, streams),
                metrics);
    }
}
