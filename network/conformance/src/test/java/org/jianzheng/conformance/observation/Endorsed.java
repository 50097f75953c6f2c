/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.protocol.transaction.Transactions;

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

    /** The same, with the endorsements of these beside those of the peers; what the organisation's own client has proposed. */
    public Endorsed with(Credentials... others) {
        try {
            Envelope envelope =
                    PreparedTransaction.parseFrom(transaction.getBytes()).getEnvelope();
            for (Credentials each : others) {
                envelope = Transactions.endorse(envelope, each.serialized(), each.signer());
            }
            String names = Stream.of(others).map(Credentials::name).collect(Collectors.joining(", "));
            Transaction more = ground.forger(mspIdOfPeer).prepared(transaction.getTransactionId(), envelope);
            return new Endorsed(ground, label + " endorsed by " + names + " too", chosen, mspIdOfPeer, more);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the SDK's own bytes", e);
        }
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
