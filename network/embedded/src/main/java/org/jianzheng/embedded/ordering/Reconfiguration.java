/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationEnvelopes;
import org.jianzheng.protocol.config.ConfigurationSuccession;
import org.jianzheng.protocol.config.UpdateVerifier;

/** What orderers do with an update of the channel's configuration: judge it, and make of it what goes into a block. */
public final class Reconfiguration {

    private final Channel channel;
    private final OrdererSigners signers;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final IntSupplier maxBytes;

    /**
     * Judges by the configuration in force at each call.
     *
     * @param random source of nonces, to be a secure one
     * @param maxBytes most bytes of an envelope
     */
    public Reconfiguration(
            Channel channel,
            OrdererSigners signers,
            RandomGenerator random,
            InstantSource clock,
            IntSupplier maxBytes) {
        this.channel = channel;
        this.signers = signers;
        this.random = random;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    /** As {@link #configuration(Envelope)}, of a marshalled envelope. */
    ByteString configuration(ByteString update) {
        return configuration(Wire.read(Envelope.parser(), update, Rule.ENVELOPE_FORMAT, "envelope"));
    }

    /**
     * The marshalled configuration envelope that a block would bring now, signed by the first of the orderers.
     *
     * @throws OrderingException when the update may not be made, or its result is not usable
     */
    ByteString configuration(Envelope update) {
        ChannelConfiguration current = channel.configuration();
        ConfigEnvelope proposed = proposed(current, update);
        OrdererSigner orderer = signers.of(current).getFirst();
        byte[] nonce = new byte[BlockSignatures.NONCE_LENGTH];
        random.nextBytes(nonce);
        Envelope signed = new ConfigurationEnvelopes(
                        channel.name(), orderer.identity().toByteString(), ByteString.copyFrom(nonce), clock.instant())
                .configuration(proposed, orderer.signer());
        int size = signed.getPayload().size() + signed.getSignature().size();
        int most = maxBytes.getAsInt();
        if (size > most) {
            throw new OrderingException(
                    Status.BAD_REQUEST,
                    "config update for existing channel did not pass final checks: message payload is " + size
                            + " bytes and exceeds maximum allowed " + most + " bytes");
        }
        return signed.toByteString();
    }

    private ConfigEnvelope proposed(ChannelConfiguration current, Envelope update) {
        ChannelConfiguration next;
        ConfigEnvelope proposed;
        try {
            proposed = new UpdateVerifier(current).propose(update);
            next = ConfigurationSuccession.requireUsable(current, proposed.getConfig());
        } catch (ProtocolException e) {
            throw new OrderingException(
                    Status.BAD_REQUEST,
                    "error applying config update to existing channel '" + channel.name() + "': " + e.detail());
        }
        try {
            ConfigurationSuccession.requireConsentersInPolicy(next);
        } catch (ProtocolException e) {
            throw new OrderingException(Status.SERVICE_UNAVAILABLE, e.detail());
        }
        if (!signers.suffice(next)) {
            throw new OrderingException(
                    Status.NOT_IMPLEMENTED,
                    "UNIMPLEMENTED: the embedded ledger has not the keys of enough of the new consenters to go on");
        }
        return proposed;
    }
}
