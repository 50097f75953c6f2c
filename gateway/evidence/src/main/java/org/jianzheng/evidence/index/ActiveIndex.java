/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;

/**
 * One suite's map of what is in force ({@link MapName#ACTIVE}). Keys come and go; the form of the map depends on those that are there alone,
 * so that whatever has left it leaves no trace. One thread updates it.
 */
public final class ActiveIndex {
    private final TreeHasher hasher;
    private final IndexMap map;
    private final MapKeys stored;
    private final Map<Hash, Optional<CompactRange>> changed = new HashMap<>();

    /** Opens the map that the store holds. */
    public ActiveIndex(LogStore store, TreeHasher hasher) {
        this.hasher = hasher;
        this.map = new IndexMap(store, hasher, MapName.ACTIVE);
        this.stored = new MapKeys(hasher.suite(), MapName.ACTIVE);
    }

    /** Lets these leaf hashes stand under these keys, and takes out those that have none; gives the new root. */
    public Hash update(Map<IndexKey, List<Hash>> leafHashes) {
        List<Page.Slot.Leaf> leaves = new ArrayList<>();
        leafHashes.forEach((name, hashes) -> {
            Hash key = name.hash(hasher);
            if (hashes.isEmpty()) {
                map.remove(key);
                changed.put(key, Optional.empty());
                return;
            }
            CompactRange edge = new CompactRange(hasher);
            hashes.forEach(edge::append);
            changed.put(key, Optional.of(edge));
            leaves.add(new Page.Slot.Leaf(key, map.hasher().leaf(key, edge.size(), edge.root())));
        });
        leaves.sort(Comparator.comparing(Page.Slot.Leaf::key));
        return map.update(leaves);
    }

    /** Puts what all updates since the last time changed into the batch. */
    public void write(StoreBatch batch) {
        changed.forEach((key, edge) -> edge.ifPresentOrElse(
                range -> batch.put(Table.EDGES, stored.edge(key), StoredEdge.bytes(range)),
                () -> batch.delete(Table.EDGES, stored.edge(key))));
        changed.clear();
        map.write(batch);
    }

    /** Forgets updates that were not written. */
    public void reset() {
        changed.clear();
        map.reset();
    }
}
