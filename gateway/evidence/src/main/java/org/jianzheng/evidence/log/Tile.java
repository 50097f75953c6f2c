/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreFailed;

/**
 * A tile of a tree: up to 256 hashes of one level and the nodes above them inside the tile (C2SP tlog-tiles, which
 * publishes only the lowest row). The nodes are kept so that a proof costs reads and no hashes.
 *
 * <p>Bytes: width − 1, then rows from the lowest; row r has width >> r hashes.
 */
final class Tile {
    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;
    private static final int HEADER = 1;

    private final byte[] bytes;
    private final int width;

    private Tile(byte[] bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /** Reads stored bytes, which are taken over. */
    static Tile read(byte[] bytes) {
        int width = bytes.length == 0 ? 0 : (bytes[0] & 0xff) + 1;
        if (bytes.length != length(width)) {
            throw new StoreFailed("a tile of width " + width + " has " + bytes.length + " bytes, not " + length(width));
        }
        return new Tile(bytes, width);
    }

    int width() {
        return width;
    }

    /** A node inside the tile, row 0 being the lowest; it must be complete. */
    Hash node(int row, int index) {
        if (index >= width >> row) {
            throw new StoreFailed("node " + index + " of row " + row + " is not in a tile of width " + width);
        }
        return Hash.of(bytes, offset(width, row) + index * Hash.LENGTH);
    }

    /** The first {@code count} hashes of the lowest row, as they are published. */
    byte[] published(int count) {
        if (count > width) {
            throw new StoreFailed("a tile of width " + width + " has not " + count + " hashes");
        }
        byte[] row = new byte[count * Hash.LENGTH];
        System.arraycopy(bytes, HEADER, row, 0, row.length);
        return row;
    }

    private static int length(int width) {
        return offset(width, HEIGHT);
    }

    private static int offset(int width, int row) {
        int hashes = 0;
        for (int below = 0; below < row; below++) {
            hashes += width >> below;
        }
        return HEADER + hashes * Hash.LENGTH;
    }

    /** The tile at the right edge of a level, which still grows. */
    static final class Open {
        private final Hash[][] rows = new Hash[HEIGHT][];
        private final TreeHasher hasher;
        private final long index;
        private int width;

        Open(TreeHasher hasher, long index) {
            this.hasher = hasher;
            this.index = index;
            for (int row = 0; row < HEIGHT; row++) {
                rows[row] = new Hash[WIDTH >> row];
            }
        }

        /** Goes on from the first {@code width} hashes of a stored tile. */
        static Open from(TreeHasher hasher, long index, Tile stored, int width) {
            Open open = new Open(hasher, index);
            for (int i = 0; i < width; i++) {
                open.append(stored.node(0, i));
            }
            return open;
        }

        long index() {
            return index;
        }

        boolean isEmpty() {
            return width == 0;
        }

        boolean isFull() {
            return width == WIDTH;
        }

        void append(Hash hash) {
            Hash node = hash;
            int at = width;
            for (int row = 0; row < HEIGHT; row++) {
                rows[row][at] = node;
                if ((at & 1) == 0) {
                    break;
                }
                if (row + 1 < HEIGHT) {
                    node = hasher.node(rows[row][at - 1], node);
                }
                at >>= 1;
            }
            width++;
        }

        /** A complete node of a row. */
        Hash node(int row, int at) {
            return rows[row][at];
        }

        /** The hash that a full tile hands to the level above. */
        Hash root() {
            return hasher.node(rows[HEIGHT - 1][0], rows[HEIGHT - 1][1]);
        }

        byte[] bytes() {
            byte[] bytes = new byte[length(width)];
            bytes[0] = (byte) (width - 1);
            int offset = HEADER;
            for (int row = 0; row < HEIGHT; row++) {
                for (int i = 0; i < width >> row; i++) {
                    rows[row][i].copyTo(bytes, offset);
                    offset += Hash.LENGTH;
                }
            }
            return bytes;
        }
    }
}
