/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.jianzheng.protocol.Signer;

/**
 * Puts configurations and their updates into envelopes, which have no transaction id.
 *
 * @param channel the channel's name
 * @param sender serialized identity of who signs
 * @param nonce random bytes, 24 as Fabric's own programs take
 * @param time when, as the sender says
 */
public record ConfigurationEnvelopes(String channel, ByteString sender, ByteString nonce, Instant time) {

    /** An update for the orderers. */
    public Envelope update(ConfigurationUpdate update, Signer signer) {
        return envelope(HeaderType.CONFIG_UPDATE, update.toByteString(), signer);
    }

    /** A new configuration, as an orderer puts it into a block. */
    public Envelope configuration(ConfigEnvelope configuration, Signer orderer) {
        return envelope(HeaderType.CONFIG, configuration.toByteString(), orderer);
    }

    private Envelope envelope(HeaderType type, ByteString data, Signer signer) {
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(type.getNumber())
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
                .setChannelId(channel)
                .build();
        SignatureHeader signatureHeader =
                SignatureHeader.newBuilder().setCreator(sender).setNonce(nonce).build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signatureHeader.toByteString()))
                .setData(data)
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(ByteString.copyFrom(signer.sign(payload.toByteArray())))
                .build();
    }
}
