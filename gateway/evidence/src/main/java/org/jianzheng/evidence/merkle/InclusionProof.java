/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.List;

/**
 * Shows that a leaf stands at an index of a tree of a size (RFC 9162, 2.1.3).
 *
 * <p>The hashes alone do not bind the size: it must be taken from a signed checkpoint.
 *
 * @param index from 0
 * @param size leaves of the tree
 * @param path sibling hashes from the leaf upwards
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /** Copies the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Builds the proof from the nodes of a tree with at least {@code size} leaves. */
    public static InclusionProof build(long index, long size, NodeSource nodes, TreeHasher hasher) {
        requireInside(index, size);
        return new InclusionProof(index, size, new ProofBuilder(nodes, hasher).inclusion(index, size));
    }

    /**
     * Follows RFC 9162, 2.1.3.2, to its last check.
     *
     * @throws ProofRefused if the leaf is not at this index of the tree with this root
     */
    public void verify(Hash leafHash, Hash root, TreeHasher hasher) {
        Hash computed = root(leafHash, hasher);
        if (!computed.equals(root)) {
            throw new ProofRefused(ProofRule.ROOT_MATCHES, computed.hex(), root.hex());
        }
    }

    /**
     * The root to which the path leads from the leaf.
     *
     * @throws ProofRefused if index or length of the path do not fit the size
     */
    public Hash root(Hash leafHash, TreeHasher hasher) {
        requireInside(index, size);
        long first = index;
        long last = size - 1;
        Hash root = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                throw new ProofRefused(ProofRule.PATH_NOT_LONGER, expectedLength() + " nodes", path.size() + " nodes");
            }
            if ((first & 1) == 1 || first == last) {
                root = hasher.node(sibling, root);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                root = hasher.node(root, sibling);
            }
            first >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new ProofRefused(ProofRule.PATH_NOT_SHORTER, expectedLength() + " nodes", path.size() + " nodes");
        }
        return root;
    }

    /** The only length that a path for this index and size can have. */
    private int expectedLength() {
        int inner = 64 - Long.numberOfLeadingZeros(index ^ (size - 1));
        return inner + Long.bitCount(index >>> inner);
    }

    private static void requireInside(long index, long size) {
        if (size <= 0) {
            throw new ProofRefused(ProofRule.SIZE_POSITIVE, "at least 1", Long.toString(size));
        }
        if (index < 0 || index >= size) {
            throw new ProofRefused(ProofRule.INDEX_BELOW_SIZE, "0 to " + (size - 1), Long.toString(index));
        }
    }
}
