/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/** A tree that no longer grows, with all its nodes in memory: 64 bytes and two references a leaf. Safe for several threads. */
public final class FixedTree implements NodeSource {
    private final TreeHasher hasher;
    private final List<List<Hash>> levels = new ArrayList<>();

    /** The tree over these leaf hashes. */
    public FixedTree(TreeHasher hasher, List<Hash> leafHashes) {
        this.hasher = hasher;
        levels.add(List.copyOf(leafHashes));
        while (levels.getLast().size() > 1) {
            List<Hash> below = levels.getLast();
            List<Hash> level = new ArrayList<>(below.size() / 2);
            for (int i = 0; i + 1 < below.size(); i += 2) {
                level.add(hasher.node(below.get(i), below.get(i + 1)));
            }
            levels.add(List.copyOf(level));
        }
    }

    @Override
    public Hash node(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }

    /** Leaves of the tree. */
    public long size() {
        return levels.getFirst().size();
    }

    /** The root. */
    public Hash root() {
        return MerkleTree.root(size(), this, hasher);
    }

    /** The proof that the leaf at an index is in this tree. */
    public InclusionProof inclusion(long index) {
        return InclusionProof.build(index, size(), this, hasher);
    }
}
