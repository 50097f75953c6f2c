/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

/** Roots of trees whose nodes are kept elsewhere. */
public final class MerkleTree {
    private MerkleTree() {}

    /** The root of the first {@code size} leaves (RFC 9162, 2.1.1). */
    public static Hash root(long size, NodeSource nodes, TreeHasher hasher) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no " + size + " leaves");
        }
        return size == 0 ? hasher.emptyRoot() : new ProofBuilder(nodes, hasher).subtree(0, size);
    }
}
