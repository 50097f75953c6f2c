/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.access.Signed;
import org.jianzheng.embedded.config.BlockLimits;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.TransactionId;

/** What orderers check before they take an envelope: size, kind, expiry and the right to write. */
public final class Admission {

    private final Channel channel;
    private final Sequencer sequencer;
    private final Reconfiguration reconfiguration;
    private final InstantSource clock;
    private final Supplier<BlockLimits> limits;

    /**
     * Lets envelopes into the sequencer.
     *
     * @param limits say how many bytes an envelope may have at most
     */
    public Admission(
            Channel channel,
            Sequencer sequencer,
            Reconfiguration reconfiguration,
            InstantSource clock,
            Supplier<BlockLimits> limits) {
        this.channel = channel;
        this.sequencer = sequencer;
        this.reconfiguration = reconfiguration;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Takes an envelope.
     *
     * @return done with the block's number when the block is on disk
     * @throws OrderingException when it is refused
     */
    public CompletableFuture<Long> order(Envelope envelope) {
        int size = envelope.getPayload().size() + envelope.getSignature().size();
        if (size == 0) {
            throw new OrderingException(Status.BAD_REQUEST, "message payload is empty");
        }
        int maxBytes = limits.get().maxBytes();
        if (size > maxBytes) {
            throw new OrderingException(
                    Status.BAD_REQUEST,
                    "message payload is " + size + " bytes and exceeds maximum allowed " + maxBytes + " bytes");
        }
        try {
            SignedEnvelope signed = SignedEnvelope.of(envelope);
            requireKind(signed);
            if (signed.type() == HeaderType.CONFIG_UPDATE) {
                return orderUpdate(signed);
            }
            requireRight(signed);
            requireUnexpired(signed);
            return sequencer.order(id(signed), envelope.toByteString());
        } catch (ProtocolException e) {
            throw new OrderingException(Status.BAD_REQUEST, "the envelope cannot be read: " + e.getMessage());
        }
    }

    private CompletableFuture<Long> orderUpdate(SignedEnvelope signed) {
        try {
            requireRight(signed);
            requireUnexpired(signed);
        } catch (OrderingException refused) {
            throw new OrderingException(
                    refused.status(),
                    "config update for existing channel did not pass initial checks: " + refused.getMessage());
        }
        reconfiguration.configuration(signed.envelope());
        return sequencer.orderUpdate(id(signed), signed.envelope());
    }

    private void requireKind(SignedEnvelope signed) {
        if (!signed.channel().equals(channel.name())) {
            throw new OrderingException(Status.NOT_FOUND, "channel " + signed.channel() + " does not exist");
        }
        switch (signed.type()) {
            case ENDORSER_TRANSACTION, CONFIG_UPDATE -> {}
            case CONFIG ->
                throw new OrderingException(Status.BAD_REQUEST, "message is of type that cannot be processed directly");
            // Real orderers take these, and none of them then agrees to a block that holds one.
            case MESSAGE, ORDERER_TRANSACTION, DELIVER_SEEK_INFO, CHAINCODE_PACKAGE, UNRECOGNIZED ->
                throw new OrderingException(
                        Status.BAD_REQUEST, "message of type " + signed.type() + " cannot be ordered");
        }
    }

    private void requireUnexpired(SignedEnvelope signed) {
        if (channel.member(signed.creator()).identity().certificate().isExpiredAt(clock.instant())) {
            throw new OrderingException(Status.BAD_REQUEST, "broadcast client identity expired");
        }
    }

    private void requireRight(SignedEnvelope signed) {
        Envelope envelope = signed.envelope();
        try {
            channel.require(Right.ORDER, new Signed(envelope.getPayload(), signed.creator(), envelope.getSignature()));
        } catch (AccessDenied e) {
            throw new OrderingException(Status.FORBIDDEN, e.getMessage() + ": permission denied");
        }
    }

    /** As SmartBFT does, by nonce and creator, whatever the header claims. */
    private static TransactionId id(SignedEnvelope signed) {
        ByteString nonce = signed.nonce();
        return TransactionId.of(nonce, signed.creator());
    }
}
