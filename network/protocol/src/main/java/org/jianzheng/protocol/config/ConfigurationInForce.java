/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.policy.Signers;

/**
 * A place in the chain and the configuration that decides about the next block. Blocks are checked one after the other, each by
 * the configuration in force before it; from a trusted first block on, nothing else need be trusted.
 *
 * @param configuration the configuration in force after {@code header}
 * @param block number of the block that brought it
 * @param header the last block's header
 */
public record ConfigurationInForce(ChannelConfiguration configuration, long block, BlockHeader header) {

    /**
     * A block that was taken.
     *
     * @param place the place after it
     * @param orderers who signed it
     */
    public record Taken(ConfigurationInForce place, Signers orderers) {}

    /** Begins at the channel's first block, whose hash the reader trusts. */
    public static ConfigurationInForce begin(Block genesis, Sha256 trusted) {
        BlockChain.requireGenesis(genesis.getHeader(), trusted);
        BlockChain.requireSound(genesis);
        return new ConfigurationInForce(ChannelConfiguration.read(genesis), 0, genesis.getHeader());
    }

    /**
     * Takes the next block: it follows, is sound, is signed by enough orderers, and names the configuration in force. The
     * rights of those who changed the configuration are not checked again; a quorum of orderers did.
     *
     * @return the place after it
     */
    public ConfigurationInForce next(Block next) {
        return takeNext(next).place();
    }

    /** As {@link #next} for a block that need not follow directly, where those between have changed no configuration. */
    public ConfigurationInForce later(Block later) {
        return takeLater(later).place();
    }

    /** As {@link #next}, for who wants to know who signed. */
    public Taken takeNext(Block next) {
        BlockChain.requireFollows(header, next.getHeader());
        return takeSound(next);
    }

    /** As {@link #later}, for who wants to know who signed. */
    public Taken takeLater(Block later) {
        if (Long.compareUnsigned(later.getHeader().getNumber(), header.getNumber()) <= 0) {
            throw ProtocolException.differs(
                    Rule.BLOCK_NUMBER,
                    "a number above " + Long.toUnsignedString(header.getNumber()),
                    Long.toUnsignedString(later.getHeader().getNumber()));
        }
        return takeSound(later);
    }

    private Taken takeSound(Block next) {
        BlockChain.requireSound(next);
        Signers orderers = new BlockVerifier(configuration).verify(next);
        return new Taken(placeAfter(next), orderers);
    }

    private ConfigurationInForce placeAfter(Block next) {
        boolean changes = BlockContent.isConfiguration(next.getData());
        long inForce = changes ? next.getHeader().getNumber() : block;
        long named = MetadataSlots.lastConfig(next);
        if (named != inForce) {
            throw ProtocolException.differs(
                    Rule.LAST_CONFIG, Long.toUnsignedString(inForce), Long.toUnsignedString(named));
        }
        if (!changes) {
            return new ConfigurationInForce(configuration, block, next.getHeader());
        }
        ChannelConfiguration changed = ChannelConfiguration.read(next);
        if (!changed.channel().equals(configuration.channel())) {
            throw ProtocolException.differs(
                    Rule.CONFIGURATION, "channel " + configuration.channel(), changed.channel());
        }
        if (changed.sequence() != configuration.sequence() + 1) {
            throw ProtocolException.differs(
                    Rule.CONFIGURATION, "sequence " + (configuration.sequence() + 1), changed.sequence());
        }
        return new ConfigurationInForce(changed, inForce, next.getHeader());
    }
}
