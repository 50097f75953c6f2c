/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.OrdererBlockFile;

/**
 * The ledger's blocks on disk: the embedded ledger's one file, in which each block stands behind its length, its checksum and the
 * checksum of these two, or a folder of Fabric's block files.
 *
 * @param path the file or the folder
 */
public record BlockFiles(Path path) {
    private static final int FRAME = 3 * Integer.BYTES;
    private static final int MAX_BLOCK = 256 << 20;
    private static final int DEPTH = 8;
    private static final String FIRST_OF_FABRIC = OrdererBlockFile.name(0);
    private static final String NAME_OF_FABRIC = "blockfile_\\d{6}";

    /** Takes in one block after the other. */
    @FunctionalInterface
    interface Visitor {
        /** Takes the next block; false to end. */
        boolean take(Block block);
    }

    /** The blocks in the data folder of a network: of the embedded ledger, or else of a peer. */
    public static Optional<BlockFiles> in(Path network) throws IOException {
        Path embedded = network.resolve("ledger").resolve("data").resolve("blocks");
        if (Files.isRegularFile(embedded)) {
            return Optional.of(new BlockFiles(embedded));
        }
        for (Path peer : peers(network)) {
            try (Stream<Path> files = Files.find(
                    peer,
                    DEPTH,
                    (path, attributes) -> path.getFileName().toString().equals(FIRST_OF_FABRIC))) {
                Optional<Path> first = files.sorted().findFirst();
                if (first.isPresent()) {
                    return first.map(Path::getParent).map(BlockFiles::new);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> peers(Path network) throws IOException {
        try (Stream<Path> children = Files.list(network)) {
            return children.filter(child -> child.getFileName().toString().startsWith("peer-"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Shows the visitor all blocks in order.
     *
     * @throws IOException if a file cannot be read
     * @throws ProtocolException if it goes on with something else than a whole block
     */
    void read(Visitor visitor) throws IOException {
        if (Files.isDirectory(path)) {
            readFabric(visitor);
        } else {
            readEmbedded(visitor);
        }
    }

    private void readFabric(Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(path)) {
            files = found.filter(file -> file.getFileName().toString().matches(NAME_OF_FABRIC))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (InputStream stream = Files.newInputStream(file)) {
                CodedInputStream in = CodedInputStream.newInstance(stream);
                Optional<Block> block = OrdererBlockFile.next(in);
                while (block.isPresent()) {
                    if (!visitor.take(block.get())) {
                        return;
                    }
                    block = OrdererBlockFile.next(in);
                }
            }
        }
    }

    private void readEmbedded(Visitor visitor) throws IOException {
        long at = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            byte[] frame = in.readNBytes(FRAME);
            while (frame.length > 0) {
                byte[] block = block(frame, in, at);
                if (!visitor.take(BlockChain.read(ByteString.copyFrom(block)))) {
                    return;
                }
                at += FRAME + block.length;
                frame = in.readNBytes(FRAME);
            }
        }
    }

    private static byte[] block(byte[] frame, DataInputStream in, long at) throws IOException {
        if (frame.length < FRAME) {
            throw new EOFException("the file ends within the frame at byte " + at);
        }
        ByteBuffer fields = ByteBuffer.wrap(frame);
        int length = fields.getInt();
        int checksum = fields.getInt();
        if (fields.getInt() != checksum(frame, 2 * Integer.BYTES) || length < 1 || length > MAX_BLOCK) {
            throw new IOException("the frame at byte " + at + " is not what its checksum says");
        }
        byte[] block = in.readNBytes(length);
        if (block.length < length) {
            throw new EOFException("the file ends within the block at byte " + at);
        }
        if (checksum != checksum(block, length)) {
            throw new IOException("the block at byte " + at + " is not what its checksum says");
        }
        return block;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
