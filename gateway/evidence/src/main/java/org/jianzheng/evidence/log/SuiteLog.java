/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.List;
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
    private final LogState.Roots noEntries;

    /** An entry as both suites need it. The bytes are taken over. */
    static final class Leaf {
        private final byte[] canonical;
        private final List<IndexKey> keys;

        Leaf(byte[] canonical, List<IndexKey> keys) {
            this.canonical = canonical;
            this.keys = keys;
        }

        byte[] canonical() {
            return canonical;
        }

        List<IndexKey> keys() {
            return keys;
        }
    }

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
        this.noEntries = LogState.Roots.ofNothing(suite);
    }

    TreeHasher hasher() {
        return hasher;
    }

    TileTree tree() {
        return tree;
    }

    /** Appends blocks. What several of them change is in the batch as the last one leaves it. */
    Appended append(List<List<Leaf>> blocks, LogState.Roots before) {
        List<LogState.Roots> roots = new ArrayList<>(blocks.size());
        LogState.Roots last = before;
        for (List<Leaf> leaves : blocks) {
            last = leaves.isEmpty() ? last : append(leaves, last.index());
            roots.add(last);
        }
        StoreBatch batch = new StoreBatch();
        tree.write(batch);
        index.write(batch);
        return new Appended(batch, roots);
    }

    private LogState.Roots append(List<Leaf> leaves, Hash indexBefore) {
        List<Hash> leafHashes = new ArrayList<>(leaves.size());
        List<EntryIndex.Bearer> bearers = new ArrayList<>();
        long position = tree.size();
        for (Leaf leaf : leaves) {
            Hash leafHash = hasher.leaf(leaf.canonical());
            leafHashes.add(leafHash);
            for (IndexKey key : leaf.keys()) {
                bearers.add(new EntryIndex.Bearer(key, position, leafHash));
            }
            position++;
        }
        tree.append(leafHashes);
        Hash indexRoot = bearers.isEmpty() ? indexBefore : index.update(bearers);
        return new LogState.Roots(tree.root(), indexRoot, noEntries.active());
    }

    /** Forgets what was appended and not written. */
    void reset(long size) {
        tree.reset(size);
        index.reset();
    }
}
