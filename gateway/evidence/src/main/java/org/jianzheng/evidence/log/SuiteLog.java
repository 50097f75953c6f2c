/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.index.ActiveIndex;
import org.jianzheng.evidence.index.EntryIndex;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.MapName;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.model.crypto.HashSuite;

/** What one suite keeps of the log: its tree and its index. The two suites share nothing and may work side by side. */
final class SuiteLog {
    private final TreeHasher hasher;
    private final TileTree tree;
    private final EntryIndex index;
    private final ActiveIndex active;

    /**
     * What a block adds.
     *
     * @param leaves its entries
     * @param inForce entries of lists that changed, with the positions of the deltas that stand for them
     */
    record Added(List<LogLeaf> leaves, Map<IndexKey, List<Long>> inForce) {}

    /**
     * What blocks change, not yet written.
     *
     * @param roots after each of them
     */
    record Appended(StoreBatch batch, List<LogState.Roots> roots) {}

    SuiteLog(LogStore store, HashSuite suite, long size) {
        this.hasher = TreeHasher.of(suite);
        this.tree = new TileTree(store, hasher, size);
        this.index = new EntryIndex(store, hasher, MapName.INDEX);
        this.active = new ActiveIndex(store, hasher);
    }

    TreeHasher hasher() {
        return hasher;
    }

    TileTree tree() {
        return tree;
    }

    /** Appends blocks. What several of them change is in the batch as the last one leaves it. */
    Appended append(List<Added> blocks, LogState.Roots before) {
        List<LogState.Roots> roots = new ArrayList<>(blocks.size());
        LogState.Roots last = before;
        for (Added block : blocks) {
            last = block.leaves().isEmpty() ? last : append(block, last);
            roots.add(last);
        }
        StoreBatch batch = new StoreBatch();
        tree.write(batch);
        index.write(batch);
        active.write(batch);
        batch.sort();
        return new Appended(batch, roots);
    }

    private LogState.Roots append(Added block, LogState.Roots before) {
        List<Hash> leafHashes = new ArrayList<>(block.leaves().size());
        List<EntryIndex.Bearer> bearers = new ArrayList<>();
        long position = tree.size();
        for (LogLeaf leaf : block.leaves()) {
            Hash leafHash = hasher.leaf(leaf.canonical());
            leafHashes.add(leafHash);
            for (IndexKey key : leaf.keys()) {
                if (key.name().map() == MapName.INDEX) {
                    bearers.add(new EntryIndex.Bearer(key, position, leafHash));
                }
            }
            position++;
        }
        tree.append(leafHashes);
        Hash indexRoot = bearers.isEmpty() ? before.index() : index.update(bearers);
        Hash activeRoot = block.inForce().isEmpty() ? before.active() : active.update(inForce(block));
        return new LogState.Roots(tree.root(), indexRoot, activeRoot);
    }

    private Map<IndexKey, List<Hash>> inForce(Added block) {
        Map<IndexKey, List<Hash>> leaves = new LinkedHashMap<>();
        block.inForce()
                .forEach((key, positions) ->
                        leaves.put(key, positions.stream().map(tree::leaf).toList()));
        return leaves;
    }

    /** Forgets what was appended and not written. */
    void reset(long size) {
        tree.reset(size);
        index.reset();
        active.reset();
    }
}
