/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.batch;

import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;

/** The roots of a batch to which items are still added, in O(log n) memory. Not safe for several threads. */
public final class GrowingBatch {
    private final CompactRange sha256 = new CompactRange(TreeHasher.of(HashSuite.SHA_256));
    private final CompactRange sm3 = new CompactRange(TreeHasher.of(HashSuite.SM3));

    /** Adds the next item. */
    public void append(DualLeaf leaf) {
        sha256.append(leaf.sha256());
        sm3.append(leaf.sm3());
    }

    /** Items so far. */
    public long size() {
        return sha256.size();
    }

    /** The roots over the items so far. */
    public DualDigest roots() {
        return new DualDigest(
                TreeHasher.of(HashSuite.SHA_256).digest(sha256.root()),
                TreeHasher.of(HashSuite.SM3).digest(sm3.root()));
    }
}
