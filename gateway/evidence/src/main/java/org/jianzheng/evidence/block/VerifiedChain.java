/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.jianzheng.protocol.policy.Signers;

/**
 * A place in a channel's chain that is known to be genuine, and the configuration that decides about the next block. From the
 * trusted hash of the first block on, each block is judged by the configuration before it; a configuration takes force after its
 * own block. Immutable.
 *
 * <p>Blocks may be left out where they changed no configuration: each block names the configuration in force, and orderers sign
 * that. The rights of those who changed it are not checked again; a quorum of orderers vouches for them.
 *
 * @param place the place and what is in force after it
 * @param orderers who signed the last block; nobody the first one
 */
public record VerifiedChain(ConfigurationInForce place, Signers orderers) {
    /**
     * Begins at a channel's first block.
     *
     * @param trusted its hash, from the trust root
     * @param findings told of each rule that holds
     * @throws BlockRefused naming the first rule that does not
     */
    public static VerifiedChain begin(
            OrderedBlock first, Hash trusted, String channel, Consumer<BlockFinding> findings) {
        ConfigurationInForce place;
        try {
            place = ConfigurationInForce.begin(first.block(), new Sha256(ByteString.copyFrom(trusted.toBytes())));
        } catch (ProtocolException broken) {
            throw BlockRefused.of(BlockRule.FIRST_BLOCK, broken);
        }
        findings.accept(BlockFinding.holds(BlockRule.FIRST_BLOCK, first.hash(), trusted));
        String given = place.configuration().channel();
        if (!given.equals(channel)) {
            throw new BlockRefused(BlockRule.FIRST_BLOCK, "channel " + channel, "channel " + given);
        }
        return new VerifiedChain(place, new Signers(List.of(), List.of()));
    }

    /**
     * Takes a later block. If it is the next one it must name the hash of this place.
     *
     * @param findings told of each rule that holds
     * @throws BlockRefused naming the first rule that does not
     */
    public VerifiedChain take(OrderedBlock block, Consumer<BlockFinding> findings) {
        boolean direct = block.number() == place.header().getNumber() + 1;
        return take(block.block(), direct, findings);
    }

    /** As {@link #take}, and nothing may be left out. */
    public VerifiedChain takeNext(OrderedBlock block, Consumer<BlockFinding> findings) {
        return take(block.block(), true, findings);
    }

    /** The configuration in force. */
    public ChannelConfiguration configuration() {
        return place.configuration();
    }

    private VerifiedChain take(Block block, boolean direct, Consumer<BlockFinding> findings) {
        try {
            ConfigurationInForce.Taken taken = direct ? place.takeNext(block) : place.takeLater(block);
            Signers orderers = taken.orderers();
            if (!orderers.refused().isEmpty()) {
                // Fabric counts the good ones; but a signature that may change unseen is one that nobody vouches for.
                throw new BlockRefused(
                        BlockRule.ORDERER_QUORUM,
                        "good signatures of different orderers only",
                        orderers.refused().toString());
            }
            String number = "block " + block.getHeader().getNumber() + ": ";
            if (direct) {
                String previous = hex(block.getHeader().getPreviousHash());
                findings.accept(BlockFinding.holds(BlockRule.PREVIOUS_HASH, number + previous, number + previous));
            }
            String content = hex(block.getHeader().getDataHash());
            findings.accept(BlockFinding.holds(BlockRule.CONTENT_HASH, number + content, number + content));
            findings.accept(BlockFinding.holds(
                    BlockRule.ORDERER_QUORUM,
                    number + configuration().policy(ChannelConfiguration.BLOCK_VALIDATION),
                    orderers));
            String inForce = "block " + taken.place().block();
            findings.accept(
                    BlockFinding.holds(BlockRule.CONFIGURATION, inForce, "block " + MetadataSlots.lastConfig(block)));
            return new VerifiedChain(taken.place(), orderers);
        } catch (ProtocolException broken) {
            throw BlockRefused.of(broken);
        }
    }

    private static String hex(ByteString bytes) {
        return java.util.HexFormat.of().formatHex(bytes.toByteArray());
    }
}
