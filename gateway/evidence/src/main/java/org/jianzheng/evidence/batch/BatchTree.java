/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.batch;

import java.util.List;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.FixedTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/** Both trees of a batch that is closed; makes the paths of its items. Safe for several threads. */
public final class BatchTree {
    private final FixedTree sha256;
    private final FixedTree sm3;

    /** The trees over the items with these leaves. */
    public BatchTree(List<DualLeaf> leaves) {
        this.sha256 = new FixedTree(
                TreeHasher.of(HashSuite.SHA_256),
                leaves.stream().map(DualLeaf::sha256).toList());
        this.sm3 = new FixedTree(
                TreeHasher.of(HashSuite.SM3), leaves.stream().map(DualLeaf::sm3).toList());
    }

    /** The roots, which the batch's record must state. */
    public DualDigest roots() {
        return new DualDigest(
                TreeHasher.of(HashSuite.SHA_256).digest(sha256.root()),
                TreeHasher.of(HashSuite.SM3).digest(sm3.root()));
    }

    /** Items of the batch. */
    public long size() {
        return sha256.size();
    }

    /**
     * The stage that leads from an item to the roots.
     *
     * @param item as it was batched; not compared with its leaf here
     * @param index where it stands in the batch
     */
    public BatchStage stage(JsonObject item, long index) {
        return new BatchStage(
                item,
                index,
                sha256.inclusion(index).path(),
                sm3.inclusion(index).path());
    }
}
