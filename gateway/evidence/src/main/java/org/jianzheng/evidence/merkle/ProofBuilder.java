/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers the nodes of proofs and roots as RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1, define them. */
final class ProofBuilder {
    private final NodeSource nodes;
    private final TreeHasher hasher;

    ProofBuilder(NodeSource nodes, TreeHasher hasher) {
        this.nodes = nodes;
        this.hasher = hasher;
    }

    /** PATH(index, D[size]), from the leaf upwards. */
    List<Hash> inclusion(long index, long size) {
        List<Hash> downwards = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + leftSize(end - begin);
            if (index < middle) {
                downwards.add(subtree(middle, end));
                end = middle;
            } else {
                downwards.add(subtree(begin, middle));
                begin = middle;
            }
        }
        Collections.reverse(downwards);
        return downwards;
    }

    /** PROOF(first, D[second]). */
    List<Hash> consistency(long first, long second) {
        List<Hash> downwards = new ArrayList<>();
        long begin = 0;
        long end = second;
        boolean known = true;
        while (first != end) {
            long middle = begin + leftSize(end - begin);
            if (first <= middle) {
                downwards.add(subtree(middle, end));
                end = middle;
            } else {
                downwards.add(subtree(begin, middle));
                begin = middle;
                known = false;
            }
        }
        if (!known) {
            downwards.add(subtree(begin, end));
        }
        Collections.reverse(downwards);
        return downwards;
    }

    /** MTH(D[begin:end]), where begin is a multiple of the largest power of two below the length. */
    Hash subtree(long begin, long end) {
        List<Hash> complete = new ArrayList<>();
        long next = begin;
        while (next < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - next);
            complete.add(nodes.node(level, next >>> level));
            next += 1L << level;
        }
        Hash root = complete.removeLast();
        while (!complete.isEmpty()) {
            root = hasher.node(complete.removeLast(), root);
        }
        return root;
    }

    /** The largest power of two smaller than {@code size} (which is at least 2). */
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }
}
