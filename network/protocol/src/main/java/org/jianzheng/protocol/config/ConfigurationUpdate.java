/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.policy.SignedMessage;
import org.jianzheng.protocol.transaction.SignedEnvelope;

/**
 * A change of a channel's configuration on its way from administrator to administrator, each of whom adds a signature, and then
 * in an envelope to the orderers. The bytes signed never change on this way. Whether the update may be made, {@link
 * UpdateVerifier} says.
 *
 * @param bytes marshalled {@code ConfigUpdate}: what must still be so, and what shall be so
 * @param signatures of administrators
 */
public record ConfigurationUpdate(ByteString bytes, List<ConfigSignature> signatures) {

    /** Copies the signatures. */
    public ConfigurationUpdate {
        signatures = List.copyOf(signatures);
    }

    /**
     * The smallest update that leads from the current configuration to the wanted one, not yet signed.
     *
     * @param wanted the current configuration with changes; its sequence and versions play no part
     * @return empty when nothing differs
     */
    public static Optional<ConfigurationUpdate> between(ChannelConfiguration current, Config wanted) {
        return between(current.channel(), current.config(), wanted);
    }

    /** As {@link #between(ChannelConfiguration, Config)}. */
    public static Optional<ConfigurationUpdate> between(String channel, Config current, Config wanted) {
        return ConfigurationDifference.between(current.getChannelGroup(), wanted.getChannelGroup())
                .map(difference -> ConfigUpdate.newBuilder()
                        .setChannelId(channel)
                        .setReadSet(difference.read())
                        .setWriteSet(difference.write())
                        .build())
                .map(update -> new ConfigurationUpdate(update.toByteString(), List.of()));
    }

    /** Reads a marshalled {@code ConfigUpdateEnvelope}, the form in which an update is handed on for more signatures. */
    public static ConfigurationUpdate parse(ByteString bytes) {
        ConfigUpdateEnvelope envelope = Wire.read(
                ConfigUpdateEnvelope.parser(),
                bytes,
                Rule.CONFIGURATION_UPDATE,
                "configuration update with signatures");
        return new ConfigurationUpdate(envelope.getConfigUpdate(), envelope.getSignaturesList());
    }

    /** Reads the update in an envelope to the orderers; the envelope's own signature is not looked at. */
    public static ConfigurationUpdate of(Envelope envelope) {
        SignedEnvelope signed = SignedEnvelope.of(envelope);
        if (signed.type() != HeaderType.CONFIG_UPDATE) {
            throw new ProtocolException(
                    Rule.CONFIGURATION_UPDATE,
                    "error converting envelope to config update: invalid type " + signed.type() + ", expected "
                            + HeaderType.CONFIG_UPDATE);
        }
        return parse(signed.payload().getData());
    }

    /**
     * This update with one more signature.
     *
     * @param administrator the signer's serialized identity
     * @param nonce random bytes, 24 as Fabric's own clients take
     */
    public ConfigurationUpdate signed(ByteString administrator, ByteString nonce, Signer signer) {
        ByteString header = SignatureHeader.newBuilder()
                .setCreator(administrator)
                .setNonce(nonce)
                .build()
                .toByteString();
        byte[] signature = signer.sign(header.concat(bytes).toByteArray());
        List<ConfigSignature> all = new ArrayList<>(signatures);
        all.add(ConfigSignature.newBuilder()
                .setSignatureHeader(header)
                .setSignature(ByteString.copyFrom(signature))
                .build());
        return new ConfigurationUpdate(bytes, all);
    }

    /**
     * The signed envelope that the orderers take by broadcast.
     *
     * @param sender serialized identity of who sends it, who needs the right to write on the channel; an administrator's counts
     *     as one only by a signature of its own on the update
     * @param nonce random bytes, 24 as Fabric's own clients take
     */
    public Envelope envelope(ByteString sender, ByteString nonce, Instant time, Signer signer) {
        return new ConfigurationEnvelopes(content().getChannelId(), sender, nonce, time).update(this, signer);
    }

    /** The form in which the update is handed on for more signatures; {@link #parse} reads it. */
    public ByteString toByteString() {
        return ConfigUpdateEnvelope.newBuilder()
                .setConfigUpdate(bytes)
                .addAllSignatures(signatures)
                .build()
                .toByteString();
    }

    /** What the update says; an administrator reads this before signing. */
    public ConfigUpdate content() {
        return Wire.read(ConfigUpdate.parser(), bytes, Rule.CONFIGURATION_UPDATE, "configuration update");
    }

    /** The signatures with what each is of. */
    List<SignedMessage> signedMessages() {
        return signatures.stream()
                .map(signature -> new SignedMessage(
                        Wire.read(
                                        SignatureHeader.parser(),
                                        signature.getSignatureHeader(),
                                        Rule.CONFIGURATION_UPDATE,
                                        "signature header")
                                .getCreator(),
                        signature.getSignatureHeader().concat(bytes),
                        signature.getSignature()))
                .toList();
    }
}
