/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.ViewMetadata;

/** Makes blocks as SmartBFT orderers that never changed their leader do, so that real ones can go on from them. */
public final class BlockAssembler {

    private final Channel channel;
    private final OrdererSigners signers;
    private final RandomGenerator random;
    private final Reconfiguration reconfiguration;

    /**
     * Signs with all the signers that are consenters by the configuration in force before each block.
     *
     * @param random source of nonces, to be a secure one
     */
    public BlockAssembler(
            Channel channel, OrdererSigners signers, RandomGenerator random, Reconfiguration reconfiguration) {
        this.channel = channel;
        this.signers = signers;
        this.random = random;
        this.reconfiguration = reconfiguration;
    }

    /**
     * What an update of the configuration becomes in its block.
     *
     * @param update marshalled envelope
     * @throws OrderingException when it may not be made now
     */
    ByteString configuration(ByteString update) {
        return reconfiguration.configuration(update);
    }

    /** The block of these envelopes behind a block. */
    public Block after(BlockHeader previous, List<ByteString> envelopes) {
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        long number = previous.getNumber() + 1;
        BlockHeader header = BlockHeader.newBuilder()
                .setNumber(number)
                .setPreviousHash(BlockHeaders.hash(previous).value())
                .setDataHash(BlockContent.hash(data).value())
                .build();
        // A configuration block names itself, though those sign it who were consenters before it.
        long lastConfig = BlockContent.isConfiguration(data) ? number : channel.configurationBlock();
        ByteString metadata = MetadataSlots.ordererMetadata(lastConfig, ViewMetadata.ofBlock(number));
        Block unsigned = Block.newBuilder().setHeader(header).setData(data).build();
        return MetadataSlots.withSignatures(unsigned, metadata, signatures(header, metadata));
    }

    private List<MetadataSignature> signatures(BlockHeader header, ByteString metadata) {
        List<MetadataSignature> signatures = new ArrayList<>();
        for (OrdererSigner each : signers.of(channel.configuration())) {
            byte[] nonce = new byte[BlockSignatures.NONCE_LENGTH];
            random.nextBytes(nonce);
            signatures.add(BlockSignatures.sign(
                    header, metadata, each.consenter(), ByteString.copyFrom(nonce), each.signer()));
        }
        return signatures;
    }
}
