/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import org.jianzheng.evidence.merkle.Hash;

/**
 * What a map holds for one key.
 *
 * @param key hash of the key, by which it stands in the map
 * @param count how many entries bear it, at least 1
 * @param root of the tree over their leaf hashes in log order
 */
public record IndexLeaf(Hash key, long count, Hash root) {
    /** Refuses a count below 1. */
    public IndexLeaf {
        if (count < 1) {
            throw new IllegalArgumentException("a key in a map has at least one entry, met " + count);
        }
    }

    /** The hash of the leaf. */
    public Hash hash(MapHasher hasher) {
        return hasher.leaf(key, count, root);
    }
}
