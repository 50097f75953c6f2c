/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;

/**
 * A complete subtree of the tree over the entries of one key, as the index keeps it for every eighth level: so that a part of a very long
 * tree is proved, and an entry of it found, without going through all of them. It never changes.
 *
 * @param root its root
 * @param last position in the log of its last entry
 */
public record KeySubtree(Hash root, long last) {
    /** Levels between the subtrees that are kept. */
    public static final int STEP = 8;

    private static final int LENGTH = Hash.LENGTH + Long.BYTES;

    /** Whether subtrees of this level are kept. */
    public static boolean isKept(int level) {
        return level > 0 && level % STEP == 0;
    }

    /** What the store holds of a key's tree; empty while the subtree is not complete. */
    public static Optional<KeySubtree> read(
            StoreReader store, TreeHasher hasher, MapName map, IndexKey key, int level, long index) {
        byte[] row = new MapKeys(hasher.suite(), map).subtree(key.hash(hasher), level, index);
        return store.get(Table.SUBTREES, row).map(KeySubtree::read);
    }

    private static KeySubtree read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new StoreFailed("a subtree of a key has " + bytes.length + " bytes, not " + LENGTH);
        }
        return new KeySubtree(Hash.of(bytes, 0), ByteBuffer.wrap(bytes).getLong(Hash.LENGTH));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).put(root.toBytes()).putLong(last).array();
    }
}
