/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.peer.Proposal;

/**
 * Sets the time in the header of what Fabric's client has built and not yet signed, because the client knows only its machine's
 * clock. A transaction's id does not depend on it.
 */
final class HeaderTime {
    private final InstantSource clock;

    /** Sets the time that this clock shows. */
    HeaderTime(InstantSource clock) {
        this.clock = clock;
    }

    /** A proposed transaction, as {@code Proposal.getBytes} gives it, of now. */
    byte[] ofProposal(byte[] proposed) {
        try {
            ProposedTransaction.Builder transaction = ProposedTransaction.parseFrom(proposed).toBuilder();
            Proposal proposal = Proposal.parseFrom(transaction.getProposal().getProposalBytes());
            ByteString ofNow = proposal.toBuilder()
                    .setHeader(ofNow(Header.parseFrom(proposal.getHeader())).toByteString())
                    .build()
                    .toByteString();
            transaction.getProposalBuilder().setProposalBytes(ofNow);
            return transaction.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a proposal that was just built can be read", e);
        }
    }

    /** A request for blocks, as {@code BlockEventsRequest.getBytes} gives it, of now. */
    byte[] ofRequest(byte[] envelope) {
        try {
            Envelope request = Envelope.parseFrom(envelope);
            Payload payload = Payload.parseFrom(request.getPayload());
            ByteString ofNow = payload.toBuilder()
                    .setHeader(ofNow(payload.getHeader()))
                    .build()
                    .toByteString();
            return request.toBuilder().setPayload(ofNow).build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a request that was just built can be read", e);
        }
    }

    private Header ofNow(Header header) throws InvalidProtocolBufferException {
        Instant now = clock.instant();
        ByteString channelHeader = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder()
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .build()
                .toByteString();
        return header.toBuilder().setChannelHeader(channelHeader).build();
    }
}
