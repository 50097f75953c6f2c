/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.ByteBuffer;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;

/**
 * Hashes a compact sparse Merkle map. A subtree without keys is H(); with one key it is that key's leaf
 * H(00 ‖ key ‖ count ‖ root), the count in eight bytes; with more it is H(01 ‖ left ‖ right), split by the next bit of the
 * key. The form therefore depends on the keys alone, never on the order in which they came.
 */
public final class MapHasher {
    private static final byte LEAF_PREFIX = 0;

    private final TreeHasher hasher;

    /** Hashes by this suite. */
    public MapHasher(TreeHasher hasher) {
        this.hasher = hasher;
    }

    /** The root of a subtree without keys. */
    public Hash empty() {
        return hasher.emptyRoot();
    }

    /** The leaf of a key that {@code count} entries bear, whose own tree has this root. */
    public Hash leaf(Hash key, long count, Hash root) {
        byte[] content = new byte[1 + Hash.LENGTH + Long.BYTES + Hash.LENGTH];
        content[0] = LEAF_PREFIX;
        key.copyTo(content, 1);
        ByteBuffer.wrap(content).putLong(1 + Hash.LENGTH, count);
        root.copyTo(content, 1 + Hash.LENGTH + Long.BYTES);
        return hasher.plain(content);
    }

    /** The node above two subtrees. */
    public Hash node(Hash left, Hash right) {
        return hasher.node(left, right);
    }
}
