/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Changes bytes of a file and puts them back. */
final class FileChange implements Change {
    private static final int FRAME = 3 * Integer.BYTES;

    private final Path file;
    private final long offset;
    private final byte[] before;

    private FileChange(Path file, long offset, byte[] before) {
        this.file = file;
        this.offset = offset;
        this.before = before;
    }

    /** Turns one bit of the byte at a place. */
    static FileChange flip(Path file, long offset, int mask) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            byte before = bytes.readByte();
            bytes.seek(offset);
            bytes.writeByte(before ^ mask);
            return new FileChange(file, offset, new byte[] {before});
        }
    }

    /** Turns a bit in the middle of the last of the framed blocks and makes the checksums right, as one would who knows the form. */
    static FileChange inFramedBlock(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long last = 0;
            for (long at = 0; at + FRAME < bytes.length(); at += FRAME + bytes.readInt()) {
                bytes.seek(at);
                last = at;
            }
            bytes.seek(last);
            byte[] before = new byte[FRAME + bytes.readInt()];
            bytes.seek(last);
            bytes.readFully(before);
            byte[] after = before.clone();
            after[FRAME + (after.length - FRAME) / 2] ^= 1;
            ByteBuffer frame = ByteBuffer.wrap(after);
            frame.putInt(Integer.BYTES, checksum(after, FRAME, after.length - FRAME));
            frame.putInt(2 * Integer.BYTES, checksum(after, 0, 2 * Integer.BYTES));
            bytes.seek(last);
            bytes.write(after);
            return new FileChange(file, last, before);
        }
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    @Override
    public String place() {
        return file.getFileName() + ", byte " + offset + (before.length > 1 ? " and following" : "");
    }

    @Override
    public void undo() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            bytes.write(before);
        }
    }
}
