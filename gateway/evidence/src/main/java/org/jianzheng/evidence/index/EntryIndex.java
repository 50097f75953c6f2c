/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.Keys;
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
    private final byte[] prefix;

    /** An entry that bears a key. */
    public record Bearer(IndexKey key, Hash leafHash) {}

    /** Opens the index that the store holds. */
    public EntryIndex(LogStore store, TreeHasher hasher, MapName name) {
        this.store = store;
        this.hasher = hasher;
        this.map = new IndexMap(store, hasher, name);
        this.prefix = new byte[] {Keys.code(hasher.suite()), name.code()};
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
        Map<IndexKey, List<Hash>> leafHashes = new LinkedHashMap<>();
        for (Bearer bearer : bearers) {
            leafHashes.computeIfAbsent(bearer.key(), added -> new ArrayList<>()).add(bearer.leafHash());
        }
        List<Hash> keys =
                leafHashes.keySet().stream().map(key -> key.hash(hasher)).toList();
        List<CompactRange> edges = edges(keys);
        SortedMap<Hash, Hash> leaves = new TreeMap<>();
        int at = 0;
        for (List<Hash> added : leafHashes.values()) {
            Hash key = keys.get(at);
            CompactRange edge = edges.get(at++);
            added.forEach(edge::append);
            batch.put(Table.EDGES, edgeKey(key), bytes(edge));
            leaves.put(key, map.hasher().leaf(key, edge.size(), edge.root()));
        }
        return map.update(leaves, batch);
    }

    private List<CompactRange> edges(List<Hash> keys) {
        return store.getAll(Table.EDGES, keys.stream().map(this::edgeKey).toList()).stream()
                .map(stored -> stored.map(this::edge).orElseGet(() -> new CompactRange(hasher)))
                .toList();
    }

    private CompactRange edge(byte[] bytes) {
        long size = ByteBuffer.wrap(bytes).getLong();
        List<Hash> peaks = new ArrayList<>();
        for (int offset = Long.BYTES; offset < bytes.length; offset += Hash.LENGTH) {
            peaks.add(Hash.of(bytes, offset));
        }
        return new CompactRange(hasher, size, peaks);
    }

    private static byte[] bytes(CompactRange edge) {
        List<Hash> peaks = edge.peaks();
        byte[] bytes = new byte[Long.BYTES + peaks.size() * Hash.LENGTH];
        ByteBuffer.wrap(bytes).putLong(edge.size());
        for (int i = 0; i < peaks.size(); i++) {
            peaks.get(i).copyTo(bytes, Long.BYTES + i * Hash.LENGTH);
        }
        return bytes;
    }

    private byte[] edgeKey(Hash key) {
        byte[] bytes = new byte[prefix.length + Hash.LENGTH];
        System.arraycopy(prefix, 0, bytes, 0, prefix.length);
        key.copyTo(bytes, prefix.length);
        return bytes;
    }
}
