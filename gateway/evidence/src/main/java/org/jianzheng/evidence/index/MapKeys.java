/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.ByteBuffer;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.model.crypto.HashSuite;

/** Under which keys the store holds one suite's part of a map. */
final class MapKeys {
    private final byte[] prefix;

    MapKeys(HashSuite suite, MapName name) {
        this.prefix = new byte[] {Keys.code(suite), name.code()};
    }

    /** Of a page, whose place is written as nibbles, one character each. */
    byte[] page(CharSequence path) {
        byte[] key = new byte[prefix.length + path.length()];
        System.arraycopy(prefix, 0, key, 0, prefix.length);
        for (int i = 0; i < path.length(); i++) {
            key[prefix.length + i] = (byte) path.charAt(i);
        }
        return key;
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
