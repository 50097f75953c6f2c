/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.ArrayList;
import java.util.List;

/** The right edge of a growing tree: enough to append leaves and to know the root, in O(log n) space. */
public final class CompactRange {
    private final TreeHasher hasher;
    private final List<Hash> peaks;
    private long size;

    /** The empty tree. */
    public CompactRange(TreeHasher hasher) {
        this(hasher, 0, List.of());
    }

    /**
     * Goes on from a saved edge.
     *
     * @param size leaves so far
     * @param peaks as {@link #peaks} gave them: one for each bit set in {@code size}
     */
    public CompactRange(TreeHasher hasher, long size, List<Hash> peaks) {
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has not " + peaks.size() + " peaks");
        }
        this.hasher = hasher;
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    /** Learns of subtrees that become complete. */
    @FunctionalInterface
    public interface Completed {
        /**
         * A subtree over the leaves {@code index · 2^level} to {@code (index + 1) · 2^level − 1} is complete.
         *
         * @param level at least 1
         * @param index counted from 0 within the level
         * @param node its root
         */
        void subtree(int level, long index, Hash node);
    }

    /** Adds the next leaf. */
    public void append(Hash leafHash) {
        append(leafHash, (level, index, node) -> {});
    }

    /** Adds the next leaf, and tells of each subtree that it completes, the smallest first. */
    public void append(Hash leafHash, Completed completed) {
        Hash node = leafHash;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            node = hasher.node(peaks.removeLast(), node);
            level++;
            completed.subtree(level, rest >> 1, node);
        }
        peaks.add(node);
        size++;
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    /** Roots of the complete subtrees from left to right. */
    public List<Hash> peaks() {
        return List.copyOf(peaks);
    }

    /** The root of the tree; of the empty tree the hash of nothing. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return hasher.emptyRoot();
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = hasher.node(peaks.get(i), root);
        }
        return root;
    }
}
