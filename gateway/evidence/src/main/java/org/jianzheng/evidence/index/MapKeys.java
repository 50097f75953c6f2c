/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.model.crypto.HashSuite;

/** Under which keys the store holds one suite's part of a map. */
final class MapKeys {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] prefix;

    MapKeys(HashSuite suite, MapName name) {
        this.prefix = new byte[] {Keys.code(suite), name.code()};
    }

    /** Of the page that the first {@code depth} nibbles of a key lead to. */
    byte[] page(Hash key, int depth) {
        byte[] row = pageRow(depth);
        for (int i = 0; i < depth; i++) {
            row[prefix.length + i] = DIGITS[key.nibble(i)];
        }
        return row;
    }

    /** Of the page that these nibbles lead to, the first {@code depth} of {@code path}. */
    byte[] page(byte[] path, int depth) {
        byte[] row = pageRow(depth);
        for (int i = 0; i < depth; i++) {
            row[prefix.length + i] = DIGITS[path[i]];
        }
        return row;
    }

    private byte[] pageRow(int depth) {
        return Arrays.copyOf(prefix, prefix.length + depth);
    }

    /** Of a complete subtree of a key's own tree. */
    byte[] subtree(Hash key, int level, long index) {
        return ByteBuffer.allocate(prefix.length + Hash.LENGTH + 1 + Long.BYTES)
                .put(edge(key))
                .put((byte) level)
                .putLong(index)
                .array();
    }

    /** Of the edge of a key's own tree. */
    byte[] edge(Hash key) {
        byte[] bytes = new byte[prefix.length + Hash.LENGTH];
        System.arraycopy(prefix, 0, bytes, 0, prefix.length);
        key.copyTo(bytes, prefix.length);
        return bytes;
    }
}
