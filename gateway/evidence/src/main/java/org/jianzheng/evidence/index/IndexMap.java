/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * A compact sparse Merkle map of one suite, kept in pages of four levels. One thread updates it.
 *
 * <p>An update costs O(log n) pages; the keys of one update share the pages above them, and all updates up to the next
 * {@link #write} share what is written.
 */
final class IndexMap {
    private static final int CACHED_PAGES = 16_384;

    private final LogStore store;
    private final MapHasher hasher;
    private final MapKeys keys;
    private final Map<String, Page> changed = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Map<String, Page> cache = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
            return size() > CACHED_PAGES;
        }
    };

    /** The map with this name. */
    IndexMap(LogStore store, TreeHasher hasher, MapName name) {
        this.store = store;
        this.hasher = new MapHasher(hasher);
        this.keys = new MapKeys(hasher.suite(), name);
    }

    MapHasher hasher() {
        return hasher;
    }

    /** Forgets pages that were changed and not written. */
    void reset() {
        changed.clear();
        dropped.clear();
        cache.clear();
    }

    /** Sets the leaves of these keys and gives the new root. */
    Hash update(SortedMap<Hash, Hash> leavesByKey) {
        List<Page.Slot.Leaf> leaves = new ArrayList<>(leavesByKey.size());
        leavesByKey.forEach((key, leaf) -> leaves.add(new Page.Slot.Leaf(key, leaf)));
        return Page.hashOf(update("", leaves, changed.computeIfAbsent("", this::page)), hasher);
    }

    /** Takes a key out, if it is there; the map is then as if it had never come. */
    void remove(Hash key) {
        remove("", key, changed.computeIfAbsent("", this::page));
    }

    private Page.@Nullable Slot remove(String path, Hash key, Page page) {
        int nibble = key.nibble(path.length());
        switch (page.slot(nibble)) {
            case null -> {}
            case Page.Slot.Leaf leaf -> {
                if (leaf.key().equals(key)) {
                    page.set(nibble, null);
                }
            }
            case Page.Slot.Branch unusedBranch -> {
                String below = path + Character.forDigit(nibble, 16);
                Page.Slot left = remove(below, key, changed.computeIfAbsent(below, this::page));
                page.set(nibble, left);
                if (!(left instanceof Page.Slot.Branch)) {
                    drop(below);
                }
            }
        }
        return page.root(hasher);
    }

    /** A page with less than two keys stands in the one above it. */
    private void drop(String path) {
        changed.remove(path);
        cache.remove(path);
        dropped.add(path);
    }

    /** Puts all pages that were changed into the batch. */
    void write(StoreBatch batch) {
        dropped.forEach(path -> batch.delete(Table.PAGES, keys.page(path)));
        dropped.clear();
        changed.forEach((path, page) -> {
            batch.put(Table.PAGES, keys.page(path), page.bytes());
            cache.put(path, page);
        });
        changed.clear();
    }

    /** The root as it stands in the store. */
    Hash root() {
        return Page.hashOf(page("").root(hasher), hasher);
    }

    /** All leaves begin with the nibbles of {@code path}, one character each. */
    private Page.@Nullable Slot update(String path, List<Page.Slot.Leaf> leaves, Page page) {
        int depth = path.length();
        int from = 0;
        while (from < leaves.size()) {
            int nibble = leaves.get(from).key().nibble(depth);
            int to = from + 1;
            while (to < leaves.size() && leaves.get(to).key().nibble(depth) == nibble) {
                to++;
            }
            page.set(nibble, slotAfter(path, page.slot(nibble), nibble, leaves.subList(from, to)));
            from = to;
        }
        return page.root(hasher);
    }

    private Page.@Nullable Slot slotAfter(
            String path, Page.@Nullable Slot before, int nibble, List<Page.Slot.Leaf> leaves) {
        String below = path + Character.forDigit(nibble, 16);
        return switch (before) {
            case null -> leaves.size() == 1 ? leaves.getFirst() : update(below, leaves, fresh(below));
            case Page.Slot.Branch unusedBranch -> update(below, leaves, changed.computeIfAbsent(below, this::page));
            case Page.Slot.Leaf present -> {
                List<Page.Slot.Leaf> together = with(present, leaves);
                yield together.size() == 1 ? together.getFirst() : update(below, together, fresh(below));
            }
        };
    }

    /** A page where none was: nobody need look for it in the store. */
    private Page fresh(String path) {
        Page page = new Page();
        dropped.remove(path);
        changed.put(path, page);
        return page;
    }

    /** The leaves and, in its place, the one that was there before unless it is replaced. */
    private static List<Page.Slot.Leaf> with(Page.Slot.Leaf present, List<Page.Slot.Leaf> leaves) {
        SortedMap<Hash, Hash> byKey = new TreeMap<>();
        byKey.put(present.key(), present.hash());
        leaves.forEach(leaf -> byKey.put(leaf.key(), leaf.hash()));
        List<Page.Slot.Leaf> together = new ArrayList<>();
        byKey.forEach((key, hash) -> together.add(new Page.Slot.Leaf(key, hash)));
        return together;
    }

    private Page page(String path) {
        Page cached = cache.get(path);
        if (cached != null) {
            return cached;
        }
        return store.get(Table.PAGES, keys.page(path)).map(Page::read).orElseGet(Page::new);
    }
}
