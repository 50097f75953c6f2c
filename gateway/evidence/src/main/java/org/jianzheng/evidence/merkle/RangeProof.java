/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that consecutive leaves stand at a place of a tree of a size: the roots of the complete subtrees on their left and on
 * their right, each side from left to right. There is one such list for each begin, end and size.
 *
 * <p>The hashes alone do not bind the size: it must be taken from what is signed.
 *
 * @param begin index of the first leaf
 * @param end index behind the last leaf
 * @param size leaves of the tree
 * @param left subtrees over the leaves before {@code begin}
 * @param right subtrees over the leaves from {@code end} on
 */
public record RangeProof(long begin, long end, long size, List<Hash> left, List<Hash> right) {
    /** Copies the lists. */
    public RangeProof {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** Builds the proof from the nodes of a tree with {@code size} leaves. */
    public static RangeProof build(long begin, long end, long size, NodeSource nodes) {
        requireInside(begin, end, size);
        return new RangeProof(begin, end, size, subtrees(0, begin, nodes), subtrees(end, size, nodes));
    }

    private static List<Hash> subtrees(long begin, long end, NodeSource nodes) {
        List<Hash> found = new ArrayList<>();
        for (long next = begin; next < end; next += 1L << level(next, end)) {
            int level = level(next, end);
            found.add(nodes.node(level, next >>> level));
        }
        return found;
    }

    /** The largest complete subtree that begins at {@code next} and ends by {@code end}. */
    private static int level(long next, long end) {
        int fits = 63 - Long.numberOfLeadingZeros(end - next);
        return next == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(next));
    }

    /**
     * The root to which these leaves lead.
     *
     * @throws ProofRefused if begin, end, the number of leaves or the number of subtrees do not fit the size
     */
    public Hash root(List<Hash> leafHashes, TreeHasher hasher) {
        requireInside(begin, end, size);
        if (leafHashes.size() != end - begin) {
            throw new ProofRefused(
                    ProofRule.INDEX_BELOW_SIZE, (end - begin) + " leaves", leafHashes.size() + " leaves");
        }
        Edge edge = new Edge(hasher);
        edge.appendSubtrees(left, begin);
        leafHashes.forEach(leaf -> edge.append(0, leaf));
        edge.appendSubtrees(right, size);
        return edge.root();
    }

    private static void requireInside(long begin, long end, long size) {
        if (begin < 0 || begin >= end || end > size) {
            throw new ProofRefused(ProofRule.INDEX_BELOW_SIZE, "0 ≤ begin < end ≤ " + size, begin + " to " + end);
        }
    }

    /** The right edge of a tree to which whole subtrees are added. */
    private static final class Edge {
        private final TreeHasher hasher;
        private final List<Hash> peaks = new ArrayList<>();
        private long size;

        Edge(TreeHasher hasher) {
            this.hasher = hasher;
        }

        void appendSubtrees(List<Hash> subtrees, long end) {
            for (Hash subtree : subtrees) {
                if (size >= end) {
                    throw new ProofRefused(ProofRule.PATH_NOT_LONGER, "fewer nodes", subtrees.size() + " nodes");
                }
                append(level(size, end), subtree);
            }
            if (size != end) {
                throw new ProofRefused(ProofRule.PATH_NOT_SHORTER, "more nodes", subtrees.size() + " nodes");
            }
        }

        void append(int level, Hash subtree) {
            Hash node = subtree;
            for (long rest = size >>> level; (rest & 1) == 1; rest >>>= 1) {
                node = hasher.node(peaks.removeLast(), node);
            }
            peaks.add(node);
            size += 1L << level;
        }

        Hash root() {
            Hash root = peaks.getLast();
            for (int i = peaks.size() - 2; i >= 0; i--) {
                root = hasher.node(peaks.get(i), root);
            }
            return root;
        }
    }
}
