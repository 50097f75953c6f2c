/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/**
 * The form in which Fabric's orderers and peers keep blocks in files: for each block its length, then number, data hash,
 * previous hash, the count of envelopes and the envelopes, the count of metadata slots and the slots. Lengths, counts and the
 * number are protobuf varints. Source: common/ledger/blkstorage of Fabric 3.1.
 */
public final class OrdererBlockFile {

    /** Bytes after which Fabric begins the next file. */
    public static final long FILE_LIMIT = 64L * 1024 * 1024;

    /** Most bytes of one block that are read. */
    private static final int LARGEST_BLOCK = 256 * 1024 * 1024;

    private OrdererBlockFile() {}

    /** Name of the file with this number, from 0. */
    public static String name(int file) {
        return String.format(Locale.ROOT, "blockfile_%06d", file);
    }

    /** A block with its length before it, as it stands in a file. */
    public static byte[] bytes(Block block) {
        byte[] content = written(out -> {
            BlockHeader header = block.getHeader();
            out.writeUInt64NoTag(header.getNumber());
            out.writeBytesNoTag(header.getDataHash());
            out.writeBytesNoTag(header.getPreviousHash());
            out.writeUInt64NoTag(block.getData().getDataCount());
            for (ByteString envelope : block.getData().getDataList()) {
                out.writeBytesNoTag(envelope);
            }
            out.writeUInt64NoTag(block.getMetadata().getMetadataCount());
            for (ByteString slot : block.getMetadata().getMetadataList()) {
                out.writeBytesNoTag(slot);
            }
        });
        return written(out -> {
            out.writeUInt64NoTag(content.length);
            out.writeRawBytes(content);
        });
    }

    /**
     * Reads the next block of a file; nothing at its end.
     *
     * @throws ProtocolException if the file goes on with something else than a whole block
     * @throws IOException if the file cannot be read
     */
    public static Optional<Block> next(CodedInputStream file) throws IOException {
        if (file.isAtEnd()) {
            return Optional.empty();
        }
        try {
            file.resetSizeCounter();
            long length = file.readUInt64();
            if (length < 1 || length > LARGEST_BLOCK) {
                throw new ProtocolException(Rule.BLOCK_FORMAT, "a block of " + length + " bytes in a block file");
            }
            return Optional.of(block(file.readRawBytes((int) length)));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new ProtocolException(Rule.BLOCK_FORMAT, "a block in a block file is cut short", e);
        }
    }

    private static Block block(byte[] content) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(content);
        BlockHeader.Builder header = BlockHeader.newBuilder()
                .setNumber(in.readUInt64())
                .setDataHash(in.readBytes())
                .setPreviousHash(in.readBytes());
        BlockData.Builder data = BlockData.newBuilder();
        for (long i = count(in, content.length); i > 0; i--) {
            data.addData(in.readBytes());
        }
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (long i = count(in, content.length); i > 0; i--) {
            metadata.addMetadata(in.readBytes());
        }
        if (!in.isAtEnd()) {
            throw new ProtocolException(Rule.BLOCK_FORMAT, "bytes behind the metadata of a block in a block file");
        }
        return Block.newBuilder()
                .setHeader(header)
                .setData(data)
                .setMetadata(metadata)
                .build();
    }

    /** Each element has at least the byte of its length. */
    private static long count(CodedInputStream in, int most) throws IOException {
        long count = in.readUInt64();
        if (count < 0 || count > most) {
            throw new ProtocolException(Rule.BLOCK_FORMAT, count + " elements in a block of " + most + " bytes");
        }
        return count;
    }

    /** Writes to memory. */
    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
