/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;

/**
 * A call that is endorsed and can be submitted.
 *
 * @param ground where
 * @param label how observations name it
 * @param chosen whether the gateway chose who endorses
 * @param mspIdOfPeer through whose peer
 * @param transaction what the SDK holds
 */
public record Endorsed(Ground ground, String label, boolean chosen, String mspIdOfPeer, Transaction transaction) {

    /** Submits it, waits until it is in a block, and observes what the block says of it. */
    public void commits() {
        commit(true);
    }

    /** As {@link #commits}, observing its validation code only. */
    public void commitsAs() {
        commit(false);
    }

    private void commit(boolean whole) {
        try {
            Status status = transaction.submitAsync().getStatus();
            ground.chain().awaitEverywhere(status.getBlockNumber());
            ground.seen().line(label + ": " + status.getCode());
            if (whole) {
                new Recorded(ground, mspIdOfPeer, status.getBlockNumber(), transaction.getTransactionId())
                        .observe(chosen);
            }
        } catch (SubmitException | CommitStatusException e) {
            ground.seen().failure(label, e);
        }
    }
}
