/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.access.Signed;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.transaction.SignedEnvelope;

/**
 * A request for blocks that was checked.
 *
 * @param seek what is asked for
 * @param expires when the requester's certificate runs out, and the stream with it
 * @param standing whether the requester still has the right
 */
record DeliverRequest(SeekInfo seek, Instant expires, Standing standing) {

    private static final Duration TIME_WINDOW = Duration.ofMinutes(15);

    /** Either a checked request or the status with which it is refused. */
    record Answer(Optional<DeliverRequest> request, Status refusal) {

        private static Answer refused(Status status) {
            return new Answer(Optional.empty(), status);
        }
    }

    /**
     * Checks form, clock, binding to the TLS certificate, channel and right, in Fabric's order.
     *
     * @param certificateHash of the certificate that the client has shown
     */
    static Answer check(Envelope envelope, Channel channel, Right right, ByteString certificateHash, Instant now) {
        SignedEnvelope signed;
        SeekInfo seek;
        try {
            signed = SignedEnvelope.of(envelope);
            seek = SeekInfo.parseFrom(signed.payload().getData());
            if (Duration.between(signed.timestamp(), now).abs().compareTo(TIME_WINDOW) > 0
                    || certificateHash.isEmpty()
                    || !certificateHash.equals(signed.channelHeader().getTlsCertHash())) {
                return Answer.refused(Status.BAD_REQUEST);
            }
        } catch (ProtocolException | InvalidProtocolBufferException e) {
            return Answer.refused(Status.BAD_REQUEST);
        }
        if (!signed.channel().equals(channel.name())) {
            return Answer.refused(Status.NOT_FOUND);
        }
        Standing standing = new Standing(
                channel, right, new Signed(envelope.getPayload(), signed.creator(), envelope.getSignature()));
        try {
            standing.require();
        } catch (AccessDenied e) {
            return Answer.refused(Status.FORBIDDEN);
        }
        Instant expires =
                channel.member(signed.creator()).identity().certificate().notAfter();
        return expires.isBefore(now)
                ? Answer.refused(Status.FORBIDDEN)
                : new Answer(Optional.of(new DeliverRequest(seek, expires, standing)), Status.SUCCESS);
    }
}
