/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;

/**
 * The five metadata slots of a block. Orderers sign {@link #SIGNATURES}'s value together with the header; what is in the other
 * slots no orderer signs.
 */
public final class MetadataSlots {

    /** {@code common.Metadata}: value is {@code OrdererBlockMetadata}, signatures are the orderers'. */
    public static final int SIGNATURES = 0;

    /** Unused since Fabric 2; empty. */
    public static final int LAST_CONFIG = 1;

    /** Written by each peer: one validity code a transaction, one byte each. */
    public static final int TRANSACTIONS_FILTER = 2;

    /** Unused since Fabric 2; empty. */
    public static final int ORDERER = 3;

    /** Written by each peer: {@code common.Metadata} whose value is the commit hash. */
    public static final int COMMIT_HASH = 4;

    /** Number of slots. */
    public static final int COUNT = 5;

    private MetadataSlots() {}

    /** The bytes of a slot, empty when the block has fewer slots. */
    public static ByteString slot(Block block, int index) {
        BlockMetadata metadata = block.getMetadata();
        return index < metadata.getMetadataCount() ? metadata.getMetadata(index) : ByteString.EMPTY;
    }

    /** The signed value and the signatures. */
    public static Metadata signatures(Block block) {
        return Wire.read(Metadata.parser(), slot(block, SIGNATURES), Rule.METADATA, "signature slot");
    }

    /** What orderers sign besides the header; its last configuration is always present. */
    public static OrdererBlockMetadata ordererMetadata(Block block) {
        OrdererBlockMetadata orderer = Wire.read(
                OrdererBlockMetadata.parser(), signatures(block).getValue(), Rule.METADATA, "orderer metadata");
        if (!orderer.hasLastConfig()) {
            throw new ProtocolException(Rule.METADATA, "orderer metadata names no last configuration");
        }
        return orderer;
    }

    /** Number of the block whose configuration is in force after this block. */
    public static long lastConfig(Block block) {
        return ordererMetadata(block).getLastConfig().getIndex();
    }

    /** The consensus's own metadata; only for channels ordered by SmartBFT. */
    public static ViewMetadata viewMetadata(Block block) {
        return ViewMetadata.parse(ordererMetadata(block).getConsenterMetadata());
    }

    /** The commit hash that a peer wrote; empty in the first block and in blocks that come from an orderer. */
    public static Optional<Sha256> commitHash(Block block) {
        ByteString slot = slot(block, COMMIT_HASH);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        ByteString value = Wire.read(Metadata.parser(), slot, Rule.METADATA, "commit hash slot")
                .getValue();
        if (value.size() != Sha256.LENGTH) {
            throw ProtocolException.differs(Rule.METADATA, Sha256.LENGTH + " bytes of commit hash", value.size());
        }
        return Optional.of(new Sha256(value));
    }

    /**
     * The value that orderers sign.
     *
     * @param lastConfig number of the configuration block in force; a configuration block names itself
     */
    public static ByteString ordererMetadata(long lastConfig, ViewMetadata view) {
        return OrdererBlockMetadata.newBuilder()
                .setLastConfig(LastConfig.newBuilder().setIndex(lastConfig))
                .setConsenterMetadata(view.toByteString())
                .build()
                .toByteString();
    }

    /** A block as orderers hand it out: signed value and signatures in their slot, the other slots empty. */
    public static Block withSignatures(Block block, ByteString ordererMetadata, List<MetadataSignature> signatures) {
        Metadata signed = Metadata.newBuilder()
                .setValue(ordererMetadata)
                .addAllSignatures(signatures)
                .build();
        return with(block, SIGNATURES, signed.toByteString());
    }

    /** A block as a peer stores it: validity flags and commit hash in their slots; the first block has no commit hash. */
    public static Block withCommit(Block block, ByteString validityFlags, Optional<Sha256> commitHash) {
        ByteString slot = commitHash
                .map(hash ->
                        Metadata.newBuilder().setValue(hash.value()).build().toByteString())
                .orElse(ByteString.EMPTY);
        return with(with(block, TRANSACTIONS_FILTER, validityFlags), COMMIT_HASH, slot);
    }

    private static Block with(Block block, int index, ByteString bytes) {
        BlockMetadata.Builder metadata = block.getMetadata().toBuilder();
        while (metadata.getMetadataCount() < COUNT) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        return block.toBuilder().setMetadata(metadata.setMetadata(index, bytes)).build();
    }
}
