/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.block;

import java.nio.ByteBuffer;

/**
 * Where a block is in the block file.
 *
 * @param offset of its frame, from 0
 * @param length of the block in bytes, without the frame
 */
public record BlockLocation(long offset, int length) {

    private static final int BYTES = Long.BYTES + Integer.BYTES;

    /** Offset of whatever follows. */
    public long end() {
        return offset + BlockFile.FRAME + length;
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(offset).putInt(length).array();
    }

    static BlockLocation of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new BlockLocation(buffer.getLong(), buffer.getInt());
    }
}
