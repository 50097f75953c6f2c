/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;

/**
 * One suite's index of the log's entries. For each key it keeps how many entries bear it and the right edge of a tree over
 * their leaf hashes in log order; count and root of that tree are the key's value in the map.
 *
 * <p>Nodes are overwritten in place: the store answers for the newest block, earlier roots stand in the blocks table. One
 * thread updates it.
 */
public final class EntryIndex {
    private final LogStore store;
    private final TreeHasher hasher;
    private final IndexMap map;
    private final MapKeys stored;

    /**
     * An entry that bears a key.
     *
     * @param key the key
     * @param position of the entry in the log
     * @param leafHash of the entry
     */
    public record Bearer(IndexKey key, long position, Hash leafHash) {}

    /** Opens the index that the store holds. */
    public EntryIndex(LogStore store, TreeHasher hasher, MapName name) {
        this.store = store;
        this.hasher = hasher;
        this.map = new IndexMap(store, hasher, name);
        this.stored = new MapKeys(hasher.suite(), name);
    }

    /** The root as the store holds it. */
    public Hash root() {
        return map.root();
    }

    /** Forgets updates that were not written. */
    public void reset() {
        map.reset();
    }

    /** Adds entries in log order, puts what changes into the batch, and gives the new root. */
    public Hash update(List<Bearer> bearers, StoreBatch batch) {
        Map<IndexKey, List<Bearer>> byKey = new LinkedHashMap<>();
        for (Bearer bearer : bearers) {
            byKey.computeIfAbsent(bearer.key(), added -> new ArrayList<>()).add(bearer);
        }
        List<Hash> keys = byKey.keySet().stream().map(key -> key.hash(hasher)).toList();
        List<CompactRange> edges = edges(keys);
        SortedMap<Hash, Hash> leaves = new TreeMap<>();
        int at = 0;
        for (List<Bearer> added : byKey.values()) {
            Hash key = keys.get(at);
            CompactRange edge = edges.get(at++);
            added.forEach(bearer -> append(key, bearer, edge, batch));
            batch.put(Table.EDGES, stored.edge(key), StoredEdge.bytes(edge));
            leaves.put(key, map.hasher().leaf(key, edge.size(), edge.root()));
        }
        return map.update(leaves, batch);
    }

    private void append(Hash key, Bearer bearer, CompactRange edge, StoreBatch batch) {
        edge.append(bearer.leafHash(), (level, index, node) -> {
            if (KeySubtree.isKept(level)) {
                byte[] row = stored.subtree(key, level, index);
                batch.put(Table.SUBTREES, row, new KeySubtree(node, bearer.position()).bytes());
            }
        });
    }

    private List<CompactRange> edges(List<Hash> keys) {
        return store.getAll(Table.EDGES, keys.stream().map(stored::edge).toList()).stream()
                .map(edge ->
                        edge.map(bytes -> StoredEdge.read(bytes, hasher)).orElseGet(() -> new CompactRange(hasher)))
                .toList();
    }
}
