/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

/** Gives the nodes of a tree that is at least as large as whatever is asked of it. */
@FunctionalInterface
public interface NodeSource {
    /**
     * The root of the complete subtree over the leaves {@code index · 2^level} to {@code (index + 1) · 2^level − 1}.
     *
     * @param level 0 for leaf hashes
     * @param index counted from 0 within the level
     */
    Hash node(int level, long index);
}
