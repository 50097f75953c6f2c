/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.List;

/**
 * Shows that a tree of size {@code second} begins with the leaves of a tree of size {@code first} (RFC 9162, 2.1.4).
 *
 * <p>Defined for 1 ≤ first ≤ second; equal sizes need the empty path and equal roots.
 *
 * @param first leaves of the older tree
 * @param second leaves of the newer tree
 * @param path nodes in the order of the RFC
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {
    /** Copies the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Builds the proof from the nodes of a tree with at least {@code second} leaves. */
    public static ConsistencyProof build(long first, long second, NodeSource nodes, TreeHasher hasher) {
        requireOrdered(first, second);
        return new ConsistencyProof(first, second, new ProofBuilder(nodes, hasher).consistency(first, second));
    }

    /**
     * Follows RFC 9162, 2.1.4.2, to its last check.
     *
     * @throws ProofRefused if the newer tree does not extend the older one
     */
    public void verify(Hash firstRoot, Hash secondRoot, TreeHasher hasher) {
        requireOrdered(first, second);
        if (first == second) {
            verifyEqual(firstRoot, secondRoot);
            return;
        }
        if (path.isEmpty()) {
            throw new ProofRefused(ProofRule.PATH_NOT_SHORTER, "at least 1 node", "0 nodes");
        }
        // A first size that is a power of two is a node of the newer tree: the RFC prepends its root.
        boolean firstIsNode = Long.bitCount(first) == 1;
        Hash firstComputed = firstIsNode ? firstRoot : path.getFirst();
        Hash secondComputed = firstComputed;
        int shift = Long.numberOfTrailingZeros(first);
        long fn = (first - 1) >> shift;
        long sn = (second - 1) >> shift;
        for (Hash node : firstIsNode ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                throw new ProofRefused(ProofRule.PATH_NOT_LONGER, "fewer nodes", path.size() + " nodes");
            }
            if ((fn & 1) == 1 || fn == sn) {
                firstComputed = hasher.node(node, firstComputed);
                secondComputed = hasher.node(node, secondComputed);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                secondComputed = hasher.node(secondComputed, node);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new ProofRefused(ProofRule.PATH_NOT_SHORTER, "more nodes", path.size() + " nodes");
        }
        requireEqual(ProofRule.FIRST_ROOT_MATCHES, firstComputed, firstRoot);
        requireEqual(ProofRule.ROOT_MATCHES, secondComputed, secondRoot);
    }

    private void verifyEqual(Hash firstRoot, Hash secondRoot) {
        if (!path.isEmpty()) {
            throw new ProofRefused(ProofRule.PATH_NOT_LONGER, "0 nodes", path.size() + " nodes");
        }
        requireEqual(ProofRule.ROOT_MATCHES, firstRoot, secondRoot);
    }

    private static void requireEqual(ProofRule rule, Hash computed, Hash given) {
        if (!computed.equals(given)) {
            throw new ProofRefused(rule, computed.hex(), given.hex());
        }
    }

    private static void requireOrdered(long first, long second) {
        if (first < 1 || first > second) {
            throw new ProofRefused(ProofRule.SIZES_ORDERED, "1 ≤ first ≤ " + second, Long.toString(first));
        }
    }
}
