/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;

/**
 * An envelope with its headers read. The signature is over the payload's bytes as they stand in {@code envelope}; whether it is
 * good is not checked here.
 *
 * @param envelope payload bytes and signature
 * @param payload the payload, read
 * @param channelHeader the channel header, read
 * @param signatureHeader creator and nonce, read
 */
public record SignedEnvelope(
        Envelope envelope, Payload payload, ChannelHeader channelHeader, SignatureHeader signatureHeader) {

    /** Reads an envelope's bytes as they stand in a block. */
    public static SignedEnvelope parse(ByteString bytes) {
        return of(Wire.read(Envelope.parser(), bytes, Rule.ENVELOPE_FORMAT, "envelope"));
    }

    /** Reads the headers of an envelope. */
    public static SignedEnvelope of(Envelope envelope) {
        Payload payload = Wire.read(Payload.parser(), envelope.getPayload(), Rule.ENVELOPE_FORMAT, "payload");
        if (!payload.hasHeader()) {
            throw new ProtocolException(Rule.COMMON_HEADER, "the payload has no header");
        }
        ByteString channelHeader = payload.getHeader().getChannelHeader();
        ByteString signatureHeader = payload.getHeader().getSignatureHeader();
        return new SignedEnvelope(
                envelope,
                payload,
                Wire.read(ChannelHeader.parser(), channelHeader, Rule.COMMON_HEADER, "channel header"),
                Wire.read(SignatureHeader.parser(), signatureHeader, Rule.COMMON_HEADER, "signature header"));
    }

    /**
     * Requires what a peer requires of every envelope but the first: a kind that may be ordered, epoch 0, a nonce and a creator.
     *
     * @return this
     */
    public SignedEnvelope requireCommonHeader() {
        switch (type()) {
            case ENDORSER_TRANSACTION, CONFIG_UPDATE, CONFIG -> {}
            case MESSAGE, ORDERER_TRANSACTION, DELIVER_SEEK_INFO, CHAINCODE_PACKAGE, UNRECOGNIZED ->
                throw new ProtocolException(Rule.COMMON_HEADER, "header type " + channelHeader.getType());
        }
        if (channelHeader.getEpoch() != 0) {
            throw ProtocolException.differs(
                    Rule.COMMON_HEADER, "epoch 0", Long.toUnsignedString(channelHeader.getEpoch()));
        }
        if (signatureHeader.getNonce().isEmpty()) {
            throw new ProtocolException(Rule.COMMON_HEADER, "the nonce is empty");
        }
        if (signatureHeader.getCreator().isEmpty()) {
            throw new ProtocolException(Rule.COMMON_HEADER, "the creator is empty");
        }
        return this;
    }

    /**
     * Requires that the transaction id is that of nonce and creator.
     *
     * @return the id
     */
    public TransactionId requireTransactionId() {
        TransactionId computed = TransactionId.of(nonce(), creator());
        if (!computed.value().equals(channelHeader.getTxId())) {
            throw ProtocolException.differs(Rule.TRANSACTION_ID, computed, "\"" + channelHeader.getTxId() + "\"");
        }
        return computed;
    }

    /** What the payload is; {@code UNRECOGNIZED} for numbers that Fabric does not know. */
    public HeaderType type() {
        HeaderType type = HeaderType.forNumber(channelHeader.getType());
        return type == null ? HeaderType.UNRECOGNIZED : type;
    }

    /** The channel's name. */
    public String channel() {
        return channelHeader.getChannelId();
    }

    /** The serialized identity of who signed. */
    public ByteString creator() {
        return signatureHeader.getCreator();
    }

    /** The creator's random bytes. */
    public ByteString nonce() {
        return signatureHeader.getNonce();
    }

    /** The bytes that the creator signed. */
    public byte[] signedBytes() {
        return envelope.getPayload().toByteArray();
    }

    /** The creator's signature. */
    public byte[] signature() {
        return envelope.getSignature().toByteArray();
    }

    /** The time that the creator claims. */
    public Instant timestamp() {
        Timestamp timestamp = channelHeader.getTimestamp();
        try {
            return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
        } catch (DateTimeException e) {
            throw new ProtocolException(
                    Rule.COMMON_HEADER, "timestamp of " + timestamp.getSeconds() + " seconds is out of range", e);
        }
    }

    /** Names the envelope by channel and transaction id; never its content. */
    @Override
    public String toString() {
        return type() + " " + channelHeader.getTxId() + " nonce "
                + HexFormat.of().formatHex(nonce().toByteArray());
    }
}
