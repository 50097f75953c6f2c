/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.List;
import java.util.stream.LongStream;

/** A tree by the definition of RFC 9162, 2.1.1, word by word and slow: what the clever ones are compared with. */
public final class ReferenceTree implements NodeSource {
    private final TreeHasher hasher;
    private final List<Hash> leaves;

    /** A tree over these leaf hashes. */
    public ReferenceTree(TreeHasher hasher, List<Hash> leaves) {
        this.hasher = hasher;
        this.leaves = List.copyOf(leaves);
    }

    /** A tree over the leaves {@code record-<i>}. */
    public static ReferenceTree ofRecords(TreeHasher hasher, long size) {
        return new ReferenceTree(
                hasher,
                LongStream.range(0, size)
                        .mapToObj(i -> hasher.leaf(("record-" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .toList());
    }

    /** A leaf hash. */
    public Hash leaf(long index) {
        return leaves.get((int) index);
    }

    /** The root of the first {@code size} leaves. */
    public Hash root(long size) {
        return size == 0 ? hasher.emptyRoot() : root(0, (int) size);
    }

    private Hash root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int left = Integer.highestOneBit(to - from - 1);
        return hasher.node(root(from, from + left), root(from + left, to));
    }

    @Override
    public Hash node(int level, long index) {
        return root((int) (index << level), (int) ((index + 1) << level));
    }
}
