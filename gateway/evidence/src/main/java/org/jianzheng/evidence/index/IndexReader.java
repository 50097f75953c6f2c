/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;

/** Reads one suite's map and makes proofs from it. A proof reads O(log n) pages. Safe for use by several threads at once. */
public final class IndexReader {
    private static final int BITS_OF_PAGE = 4;

    private final StoreReader store;
    private final TreeHasher treeHasher;
    private final MapHasher hasher;
    private final MapKeys keys;

    /** Reads the map with this name. */
    public IndexReader(StoreReader store, TreeHasher hasher, MapName name) {
        this.store = store;
        this.treeHasher = hasher;
        this.hasher = new MapHasher(hasher);
        this.keys = new MapKeys(hasher.suite(), name);
    }

    /** What the map holds for a key; empty if no entry bears it. */
    public Optional<IndexLeaf> leaf(IndexKey key) {
        return leaf(key.hash(treeHasher));
    }

    /** The way to where a key stands or would stand. */
    public IndexPath path(IndexKey key) {
        Hash place = key.hash(treeHasher);
        List<Hash> siblings = new ArrayList<>();
        for (int depth = 0; ; depth++) {
            Page page = page(place, depth);
            int node = 1;
            for (int level = 0; level <= BITS_OF_PAGE; level++) {
                switch (page.node(node, hasher)) {
                    case null -> {
                        return new IndexPath(siblings, Optional.empty());
                    }
                    case Page.Slot.Leaf leaf -> {
                        return new IndexPath(siblings, other(leaf.key(), place));
                    }
                    case Page.Slot.Branch branch -> {
                        if (level == BITS_OF_PAGE) {
                            break;
                        }
                        int left = 2 * node;
                        boolean right = place.bit(siblings.size());
                        siblings.add(Page.hashOf(page.node(right ? left : left + 1, hasher), hasher));
                        node = right ? left + 1 : left;
                    }
                }
            }
        }
    }

    private Optional<IndexLeaf> other(Hash found, Hash place) {
        return found.equals(place)
                ? Optional.empty()
                : Optional.of(
                        leaf(found).orElseThrow(() -> new StoreFailed("the edge of key " + found + " is missing")));
    }

    private Optional<IndexLeaf> leaf(Hash place) {
        return store.get(Table.EDGES, keys.edge(place)).map(bytes -> {
            CompactRange edge = StoredEdge.read(bytes, treeHasher);
            return new IndexLeaf(place, edge.size(), edge.root());
        });
    }

    private Page page(Hash place, int depth) {
        return store.get(Table.PAGES, keys.page(place, depth)).map(Page::read).orElseGet(() -> {
            if (depth == 0) {
                return new Page();
            }
            throw new StoreFailed("page " + place.hex().substring(0, depth) + " of an index map is missing");
        });
    }
}
