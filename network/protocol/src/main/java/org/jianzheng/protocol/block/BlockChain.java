/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;

/** Reads blocks and checks what holds without any key: form, content hash, and that one block follows another. */
public final class BlockChain {

    private BlockChain() {}

    /** Reads a block that has header, content and metadata; checks nothing else. */
    public static Block read(ByteString bytes) {
        Block block = Wire.read(Block.parser(), bytes, Rule.BLOCK_FORMAT, "block");
        if (!block.hasHeader() || !block.hasData() || !block.hasMetadata()) {
            throw new ProtocolException(Rule.BLOCK_FORMAT, "header, content or metadata is missing");
        }
        return block;
    }

    /** Requires that the block's content is well-formed and has the hash that the header names. */
    public static void requireSound(Block block) {
        BlockContent.requireWellFormed(block.getData());
        Sha256 computed = BlockContent.hash(block.getData());
        ByteString given = block.getHeader().getDataHash();
        if (!computed.value().equals(given)) {
            throw ProtocolException.differs(
                    Rule.DATA_HASH, computed, hex(given) + " in block " + number(block.getHeader()));
        }
    }

    /** Requires that {@code header} follows {@code previous} directly. */
    public static void requireFollows(BlockHeader previous, BlockHeader header) {
        if (header.getNumber() != previous.getNumber() + 1) {
            throw ProtocolException.differs(
                    Rule.BLOCK_NUMBER, Long.toUnsignedString(previous.getNumber() + 1), number(header));
        }
        Sha256 computed = BlockHeaders.hash(previous);
        if (!computed.value().equals(header.getPreviousHash())) {
            throw ProtocolException.differs(
                    Rule.PREVIOUS_HASH, computed, hex(header.getPreviousHash()) + " in block " + number(header));
        }
    }

    /**
     * Requires that the header is that of the channel's first block: number 0, no predecessor, and the hash that the reader
     * trusts. Nobody signs the first block, so the hash must come from elsewhere.
     */
    public static void requireGenesis(BlockHeader header, Sha256 trusted) {
        if (header.getNumber() != 0) {
            throw ProtocolException.differs(Rule.BLOCK_NUMBER, 0, number(header));
        }
        if (!header.getPreviousHash().isEmpty()) {
            throw ProtocolException.differs(Rule.PREVIOUS_HASH, "nothing", hex(header.getPreviousHash()));
        }
        Sha256 computed = BlockHeaders.hash(header);
        if (!computed.equals(trusted)) {
            throw ProtocolException.differs(Rule.PREVIOUS_HASH, computed, trusted + " as the trusted first block");
        }
    }

    private static String number(BlockHeader header) {
        return Long.toUnsignedString(header.getNumber());
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
