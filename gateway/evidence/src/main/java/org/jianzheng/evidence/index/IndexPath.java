/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.merkle.Hash;

/**
 * The way from the root of a map towards a key, down to where the key stands or would stand: its own leaf, the leaf of another
 * key that is alone there, or nothing.
 *
 * @param siblings the subtrees beside the way, from the root on; at most 256
 * @param other the leaf of another key at the end of the way
 */
public record IndexPath(List<Hash> siblings, Optional<IndexLeaf> other) {
    /** The most steps: one for each bit of a key's hash. */
    public static final int MAX_SIBLINGS = 8 * Hash.LENGTH;

    /** Copies the siblings; refuses too many. */
    public IndexPath {
        siblings = List.copyOf(siblings);
        if (siblings.size() > MAX_SIBLINGS) {
            throw new IllegalArgumentException(siblings.size() + " siblings, at most are " + MAX_SIBLINGS);
        }
    }

    /** The root of the map in which {@code leaf} stands at the end of this way. */
    public Hash rootWith(IndexLeaf leaf, MapHasher hasher) {
        return root(leaf.key(), leaf.hash(hasher), hasher);
    }

    /**
     * The root of the map in which {@code key} does not stand.
     *
     * @throws IllegalArgumentException if what stands at the end of the way is the key itself, or does not belong there
     */
    public Hash rootWithout(Hash key, MapHasher hasher) {
        if (other.isEmpty()) {
            return root(key, hasher.empty(), hasher);
        }
        IndexLeaf leaf = other.get();
        if (leaf.key().equals(key)) {
            throw new IllegalArgumentException("the leaf at the end of the way is that of the key itself");
        }
        for (int bit = 0; bit < siblings.size(); bit++) {
            if (leaf.key().bit(bit) != key.bit(bit)) {
                throw new IllegalArgumentException(
                        "the leaf at the end of the way leaves the way of the key at bit " + bit);
            }
        }
        return root(key, leaf.hash(hasher), hasher);
    }

    private Hash root(Hash key, Hash end, MapHasher hasher) {
        Hash node = end;
        for (int bit = siblings.size() - 1; bit >= 0; bit--) {
            Hash sibling = siblings.get(bit);
            node = key.bit(bit) ? hasher.node(sibling, node) : hasher.node(node, sibling);
        }
        return node;
    }
}
