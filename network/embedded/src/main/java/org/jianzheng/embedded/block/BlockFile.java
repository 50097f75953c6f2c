/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jianzheng.embedded.database.StorageException;

/**
 * The append-only file of blocks. Each block stands in a frame of its length, the checksum of its bytes and the checksum of
 * these two; an append returns when the bytes are on disk.
 *
 * <p>An append that was cut short by a crash leaves a torn tail, which opening removes: nobody has learnt of that block.
 * Damage anywhere else is refused. Reading is safe for several threads, appending for one.
 */
public final class BlockFile implements AutoCloseable {

    /** Bytes of a frame: length, checksum of the block, checksum of the frame. */
    static final int FRAME = 3 * Integer.BYTES;

    /** Most bytes of one block. */
    static final int MAX_BLOCK = 256 * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;
    private long end;

    private BlockFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** What is found in the file when it is opened. */
    @FunctionalInterface
    public interface Visitor {
        /** The next block. */
        void found(BlockLocation location, byte[] block);
    }

    /**
     * Opens the file, shows the visitor all whole blocks from {@code from} on and removes a torn tail.
     *
     * @param from end of what is known to be whole; 0 to look at everything
     */
    public static BlockFile open(Path path, long from, Visitor visitor) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            BlockFile file = new BlockFile(path, channel);
            try {
                file.recover(from, visitor);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new StorageException("cannot open the block file " + path, e);
        }
    }

    /** Writes a block behind the others and returns when it is on disk. */
    public BlockLocation append(byte[] block) {
        ByteBuffer framed = ByteBuffer.allocate(FRAME + block.length);
        framed.putInt(block.length).putInt(checksum(block, 0, block.length));
        framed.putInt(checksum(framed.array(), 0, 2 * Integer.BYTES)).put(block).flip();
        BlockLocation location = new BlockLocation(end, block.length);
        try {
            long position = end;
            while (framed.hasRemaining()) {
                position += channel.write(framed, position);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new StorageException("cannot append to " + path, e);
        }
        end = location.end();
        return location;
    }

    /** The bytes of a block. */
    public byte[] read(BlockLocation location) {
        try {
            byte[] block = bytes(location.offset() + FRAME, location.length());
            ByteBuffer frame = ByteBuffer.wrap(bytes(location.offset(), FRAME));
            if (frame.getInt() != location.length() || frame.getInt() != checksum(block, 0, block.length)) {
                throw new StorageException("the block at " + location.offset() + " of " + path + " is damaged");
            }
            return block;
        } catch (IOException e) {
            throw new StorageException("cannot read " + path, e);
        }
    }

    /** Length of the file. */
    public long size() {
        return end;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException("cannot close " + path, e);
        }
    }

    private void recover(long from, Visitor visitor) throws IOException {
        long size = channel.size();
        if (size < from) {
            throw new StorageException(path + " has " + size + " bytes, but " + from + " were written");
        }
        end = from;
        while (end < size) {
            if (size - end < FRAME) {
                cutTail(size);
                return;
            }
            byte[] frame = bytes(end, FRAME);
            ByteBuffer fields = ByteBuffer.wrap(frame);
            int length = fields.getInt();
            int checksum = fields.getInt();
            if (fields.getInt() != checksum(frame, 0, 2 * Integer.BYTES) || length < 1 || length > MAX_BLOCK) {
                requireZeros(size);
                cutTail(size);
                return;
            }
            BlockLocation location = new BlockLocation(end, length);
            if (location.end() > size) {
                cutTail(size);
                return;
            }
            byte[] block = bytes(end + FRAME, length);
            if (checksum(block, 0, length) != checksum) {
                if (location.end() < size) {
                    throw damaged();
                }
                cutTail(size);
                return;
            }
            visitor.found(location, block);
            end = location.end();
        }
    }

    /** A file system may have lengthened the file without writing the bytes: then the rest is zero. */
    private void requireZeros(long size) throws IOException {
        byte[] rest = bytes(end, Math.toIntExact(Math.min(size - end, MAX_BLOCK)));
        for (byte each : rest) {
            if (each != 0) {
                throw damaged();
            }
        }
    }

    private StorageException damaged() {
        return new StorageException("the block file " + path + " is damaged at byte " + end
                + ", which is not its torn end; restore it from a copy");
    }

    private void cutTail(long size) throws IOException {
        System.getLogger(BlockFile.class.getName())
                .log(System.Logger.Level.WARNING, "cut a torn tail of {0} bytes off {1}", size - end, path);
        channel.truncate(end);
        channel.force(true);
    }

    private byte[] bytes(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new StorageException(path + " ends at " + (offset + buffer.position()) + ", inside a block");
            }
        }
        return buffer.array();
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
