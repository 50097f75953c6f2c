/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;

/**
 * A block as orderers hand it out: header, content, and their signatures with what these are over. What peers add (validity flags,
 * commit hash) is left out, as nobody signs it; nobody signs the first block, so that it has no signatures at all.
 *
 * <p>It has one form in bytes, of which each bit is covered by a hash or a signature. Whether these are good is not checked here.
 *
 * @param block in that form
 */
public record OrderedBlock(Block block) {
    /** The most bytes of a block; Fabric's own messages are limited to as many. */
    public static final int MAX_BYTES = 100 << 20;

    /** The most signatures; many times the orderers that agree on anything in useful time. */
    public static final int MAX_SIGNATURES = 512;

    /** Takes what orderers have signed out of a block that a peer or an orderer handed out. */
    public OrderedBlock {
        block = reduced(block);
    }

    /**
     * Reads the one form.
     *
     * @throws BlockRefused {@code BLOCK_FORM} for any other bytes
     */
    public static OrderedBlock parse(ByteString bytes) {
        if (bytes.size() > MAX_BYTES) {
            throw new BlockRefused(BlockRule.BLOCK_FORM, "at most " + MAX_BYTES + " bytes", bytes.size() + " bytes");
        }
        try {
            OrderedBlock read = new OrderedBlock(BlockChain.read(bytes));
            if (!read.bytes().equals(bytes)) {
                throw new BlockRefused(
                        BlockRule.BLOCK_FORM,
                        read.bytes().size() + " bytes of what is signed",
                        bytes.size() + " bytes of another form");
            }
            return read;
        } catch (ProtocolException broken) {
            throw BlockRefused.of(BlockRule.BLOCK_FORM, broken);
        }
    }

    /** The one form. */
    public ByteString bytes() {
        return block.toByteString();
    }

    /** The block's number, from 0. */
    public long number() {
        return block.getHeader().getNumber();
    }

    /** The block's hash. */
    public Hash hash() {
        return Hash.of(BlockHeaders.hash(block.getHeader()).bytes());
    }

    /** Number of its transactions. */
    public int transactions() {
        return block.getData().getDataCount();
    }

    /** The transaction with this index, from 0. */
    public ByteString transaction(int index) {
        return block.getData().getData(index);
    }

    /** Whether it changes the configuration of the channel. */
    public boolean isConfiguration() {
        return BlockContent.isConfiguration(block.getData());
    }

    @Override
    public String toString() {
        return "block " + number();
    }

    private static Block reduced(Block block) {
        BlockHeader header = block.getHeader();
        if (header.getNumber() < 0) {
            throw ProtocolException.differs(
                    Rule.BLOCK_FORMAT, "a number below 2^63", Long.toUnsignedString(header.getNumber()));
        }
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        metadata.addMetadata(header.getNumber() == 0 ? ByteString.EMPTY : signatures(block));
        while (metadata.getMetadataCount() < MetadataSlots.COUNT) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(header.getNumber())
                        .setPreviousHash(header.getPreviousHash())
                        .setDataHash(header.getDataHash()))
                .setData(BlockData.newBuilder().addAllData(block.getData().getDataList()))
                .setMetadata(metadata)
                .build();
    }

    private static ByteString signatures(Block block) {
        Metadata given = MetadataSlots.signatures(block);
        if (given.getSignaturesCount() > MAX_SIGNATURES) {
            throw ProtocolException.differs(
                    Rule.METADATA, "at most " + MAX_SIGNATURES + " signatures", given.getSignaturesCount());
        }
        Metadata.Builder kept = Metadata.newBuilder().setValue(given.getValue());
        for (MetadataSignature signature : given.getSignaturesList()) {
            // Only one of the two headers is signed; the other could say anything.
            if (signature.getSignatureHeader().isEmpty()
                    == signature.getIdentifierHeader().isEmpty()) {
                throw new ProtocolException(Rule.METADATA, "a signature needs one header: its signer's, or its number");
            }
            kept.addSignatures(MetadataSignature.newBuilder()
                    .setSignatureHeader(signature.getSignatureHeader())
                    .setIdentifierHeader(signature.getIdentifierHeader())
                    .setSignature(signature.getSignature()));
        }
        return kept.build().toByteString();
    }
}
