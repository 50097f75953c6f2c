/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Map<Hash, CompactRange> changed = new LinkedHashMap<>();
    private final List<CompletedSubtree> completed = new ArrayList<>();

    /** A complete subtree of a key's own tree, not yet written. */
    private record CompletedSubtree(Hash key, int level, long index, KeySubtree node) {}

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

    /** The root after all updates. */
    public Hash root() {
        return map.root();
    }

    /** Forgets updates that were not written. */
    public void reset() {
        changed.clear();
        completed.clear();
        map.reset();
    }

    /** Adds entries in log order and gives the new root. Nothing of it is in the store before {@link #write}. */
    public Hash update(List<Bearer> bearers) {
        Map<IndexKey, List<Bearer>> byKey = new LinkedHashMap<>();
        for (Bearer bearer : bearers) {
            byKey.computeIfAbsent(bearer.key(), added -> new ArrayList<>()).add(bearer);
        }
        List<Hash> keys = byKey.keySet().stream().map(key -> key.hash(hasher)).toList();
        List<CompactRange> edges = edges(keys);
        List<Page.Slot.Leaf> leaves = new ArrayList<>(keys.size());
        int at = 0;
        for (List<Bearer> added : byKey.values()) {
            Hash key = keys.get(at);
            CompactRange edge = edges.get(at++);
            added.forEach(bearer -> append(key, bearer, edge));
            leaves.add(new Page.Slot.Leaf(key, map.hasher().leaf(key, edge.size(), edge.root())));
        }
        leaves.sort(Comparator.comparing(Page.Slot.Leaf::key));
        return map.update(leaves);
    }

    /** Puts what all updates since the last time changed into the batch: a row that several of them changed only once. */
    public void write(StoreBatch batch) {
        changed.forEach((key, edge) -> batch.put(Table.EDGES, stored.edge(key), StoredEdge.bytes(edge)));
        changed.clear();
        completed.forEach(subtree -> batch.put(
                Table.SUBTREES,
                stored.subtree(subtree.key(), subtree.level(), subtree.index()),
                subtree.node().bytes()));
        completed.clear();
        map.write(batch);
    }

    private void append(Hash key, Bearer bearer, CompactRange edge) {
        edge.append(bearer.leafHash(), (level, index, node) -> {
            if (KeySubtree.isKept(level)) {
                completed.add(new CompletedSubtree(key, level, index, new KeySubtree(node, bearer.position())));
            }
        });
    }

    private List<CompactRange> edges(List<Hash> keys) {
        List<Hash> unread =
                keys.stream().filter(key -> !changed.containsKey(key)).toList();
        List<Optional<byte[]>> rows =
                store.getAll(Table.EDGES, unread.stream().map(stored::edge).toList());
        for (int i = 0; i < unread.size(); i++) {
            CompactRange edge =
                    rows.get(i).map(bytes -> StoredEdge.read(bytes, hasher)).orElseGet(() -> new CompactRange(hasher));
            changed.put(unread.get(i), edge);
        }
        return keys.stream()
                .map(key -> Objects.requireNonNull(changed.get(key)))
                .toList();
    }
}
