/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.topology.ChannelName;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.config.UpdateVerifier;

/** The configuration of a channel that runs, and the way to change it: an update, its signatures, an orderer. */
public final class RunningChannel {

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int NONCE_BYTES = 24;

    private final ChannelName name;
    private final OrderingService.Place orderer;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * A channel.
     *
     * @param orderer where an orderer listens, or the embedded ledger
     * @param authority of its TLS certificate
     */
    public RunningChannel(
            ChannelName name, NodeAddress orderer, Path authority, SecureRandom random, InstantSource clock) {
        this.name = name;
        this.orderer = new OrderingService.Place(orderer, authority);
        this.random = random;
        this.clock = clock;
    }

    /**
     * A configuration and the number of the block that brought it.
     *
     * @param configuration in force after the block
     */
    public record InForce(ChannelConfiguration configuration, long block) {}

    /**
     * The configuration in force.
     *
     * @throws OrdererRefused if the orderer does not show it
     */
    public InForce current(Administrator reader) throws IOException, InterruptedException {
        try (OrderingService service = service(reader)) {
            Block newest = service.newest();
            long number = MetadataSlots.lastConfig(newest);
            Block block = number == newest.getHeader().getNumber() ? newest : service.block(number);
            return new InForce(ChannelConfiguration.read(block), number);
        }
    }

    /** The update with an administrator's signature added. */
    public ConfigurationUpdate sign(ConfigurationUpdate update, Administrator administrator) {
        return update.signed(administrator.identity(), nonce(), administrator.signer());
    }

    /**
     * Adds signatures of these administrators, in this order, until the channel's rules are met; more are not asked for.
     *
     * @return the signed update and who signed
     * @throws ProtocolException in the words of an orderer if all of them together are not enough
     */
    public SignedUpdate signUntilEnough(
            ChannelConfiguration current, ConfigurationUpdate update, List<Administrator> administrators) {
        ConfigurationUpdate signed = update;
        List<Administrator> signers = new ArrayList<>();
        for (Administrator next : administrators) {
            if (obstacle(current, signed).isEmpty()) {
                break;
            }
            signed = sign(signed, next);
            signers.add(next);
        }
        new UpdateVerifier(current).apply(signed);
        return new SignedUpdate(signed, signers);
    }

    /** An update with signatures that suffice, and whose they are. */
    public record SignedUpdate(ConfigurationUpdate update, List<Administrator> signers) {

        /** Copies the list. */
        public SignedUpdate {
            signers = List.copyOf(signers);
        }
    }

    /** Why the orderers would not take an update; empty if they would. */
    public static Optional<String> obstacle(ChannelConfiguration current, ConfigurationUpdate update) {
        try {
            new UpdateVerifier(current).apply(update);
            return Optional.empty();
        } catch (ProtocolException refused) {
            return Optional.of(refused.detail());
        }
    }

    /**
     * Hands an update in and waits until it is in force.
     *
     * @param before the sequence of the configuration that it changes
     * @return the configuration in force then
     * @throws OrdererRefused in the orderer's words if it does not take it, or if it is not in force in time
     */
    public InForce submit(ConfigurationUpdate update, long before, Administrator sender)
            throws IOException, InterruptedException {
        try (OrderingService service = service(sender)) {
            service.order(update.envelope(sender.identity(), nonce(), clock.instant(), sender.signer()));
        }
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (true) {
            InForce now = current(sender);
            if (now.configuration().sequence() > before) {
                return now;
            }
            if (System.nanoTime() > deadline) {
                throw new OrdererRefused(
                        "the update was handed in, and is not in force after " + BOUND.toSeconds() + " s");
            }
            Thread.sleep(PAUSE);
        }
    }

    private OrderingService service(Administrator administrator) throws IOException {
        return new OrderingService(name, orderer, administrator, random, clock);
    }

    private ByteString nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return ByteString.copyFrom(nonce);
    }
}
