/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import java.util.function.Supplier;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.endorser.Endorser;
import org.jianzheng.embedded.endorser.Outcome;
import org.jianzheng.embedded.state.StateView;

/**
 * An endorser as a gateway knows it.
 *
 * @param endorser the endorser
 * @param address by which error details name it
 */
public record EndorsingPeer(Endorser endorser, Supplier<Address> address) {

    /** What an organisation's gateway learns when it asks over the newest state that the endorser has. */
    Outcome answer(SignedProposal proposal, String gatewayOf) {
        return seenFrom(gatewayOf, endorser.process(proposal));
    }

    /** What an organisation's gateway learns when it asks over a given state. */
    Outcome answer(SignedProposal proposal, StateView view, String gatewayOf) {
        return seenFrom(gatewayOf, endorser.process(proposal, view));
    }

    private Outcome seenFrom(String gatewayOf, Outcome outcome) {
        return mspId().equals(gatewayOf) ? outcome : outcome.overTheNetwork();
    }

    /** The organisation. */
    public String mspId() {
        return endorser.mspId();
    }
}
