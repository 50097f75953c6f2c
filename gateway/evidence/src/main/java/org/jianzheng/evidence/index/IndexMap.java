/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
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
 * {@link #write} share what is written. Some thousand pages stay in memory in between, the upper ones first.
 */
final class IndexMap {
    private static final int KEPT_PAGES = 16_384;

    private final LogStore store;
    private final MapHasher hasher;
    private final MapKeys keys;
    private final Set<byte[]> dropped = new TreeSet<>(Arrays::compareUnsigned);
    private @Nullable Held top;
    private int held;

    /** A page in memory, with those below it that are in memory too. */
    private static final class Held {
        private final Page page;
        private final @Nullable Held[] below = new @Nullable Held[Page.SLOTS];
        private boolean changed;

        private Held(Page page) {
            this.page = page;
        }
    }

    /** Keys that go through a page. All of them begin with its path. */
    private record Way(Held at, List<Page.Slot.Leaf> leaves) {
        /** Some of them that go on to a page below. */
        private record Step(Held at, int nibble, List<Page.Slot.Leaf> leaves) {
            private Hash key() {
                return leaves.getFirst().key();
            }
        }

        private List<Step> steps(int depth) {
            List<Step> steps = new ArrayList<>();
            byNibble(leaves, depth, (together, nibble) -> {
                if (at.page.slot(nibble) instanceof Page.Slot.Branch) {
                    steps.add(new Step(at, nibble, together));
                }
            });
            return steps;
        }
    }

    /** The map with this name. */
    IndexMap(LogStore store, TreeHasher hasher, MapName name) {
        this.store = store;
        this.hasher = new MapHasher(hasher);
        this.keys = new MapKeys(hasher.suite(), name);
    }

    MapHasher hasher() {
        return hasher;
    }

    /** Forgets what was changed and not written. */
    void reset() {
        top = null;
        held = 0;
        dropped.clear();
    }

    /**
     * Sets the leaves of keys and gives the new root.
     *
     * @param leaves in the order of their keys, one of each
     */
    Hash update(List<Page.Slot.Leaf> leaves) {
        read(leaves);
        return Page.hashOf(update(top(), leaves, 0), hasher);
    }

    /** Brings the pages into memory that keys go through, a level of the map at a time: page by page, each would cost a call of the store. */
    private void read(List<Page.Slot.Leaf> leaves) {
        List<Way> level = List.of(new Way(top(), leaves));
        for (int depth = 0; !level.isEmpty(); depth++) {
            List<Way.Step> steps = new ArrayList<>();
            List<Way.Step> unread = new ArrayList<>();
            List<byte[]> rows = new ArrayList<>();
            for (Way way : level) {
                steps.addAll(way.steps(depth));
            }
            for (Way.Step step : steps) {
                if (step.at().below[step.nibble()] == null) {
                    unread.add(step);
                    rows.add(keys.page(step.key(), depth + 1));
                }
            }
            List<Optional<byte[]>> found = store.getAll(Table.PAGES, rows);
            for (int i = 0; i < unread.size(); i++) {
                Way.Step step = unread.get(i);
                step.at().below[step.nibble()] =
                        held(found.get(i).map(Page::read).orElseGet(Page::new));
            }
            List<Way> next = new ArrayList<>(steps.size());
            for (Way.Step step : steps) {
                next.add(new Way(below(step.at(), step.nibble(), step.key(), depth + 1), step.leaves()));
            }
            level = next;
        }
    }

    /** Takes a key out, if it is there; the map is then as if it had never come. */
    void remove(Hash key) {
        remove(top(), key, 0);
    }

    private Page.@Nullable Slot remove(Held at, Hash key, int depth) {
        at.changed = true;
        int nibble = key.nibble(depth);
        switch (at.page.slot(nibble)) {
            case null -> {}
            case Page.Slot.Leaf leaf -> {
                if (leaf.key().equals(key)) {
                    at.page.set(nibble, null);
                }
            }
            case Page.Slot.Branch unusedBranch -> {
                Page.Slot left = remove(below(at, nibble, key, depth + 1), key, depth + 1);
                at.page.set(nibble, left);
                if (!(left instanceof Page.Slot.Branch)) {
                    drop(at, nibble, key, depth + 1);
                }
            }
        }
        return at.page.root(hasher);
    }

    /** A page with less than two keys stands in the one above it. */
    private void drop(Held at, int nibble, Hash key, int depth) {
        at.below[nibble] = null;
        held--;
        dropped.add(keys.page(key, depth));
    }

    /** Puts all pages that were changed into the batch. */
    void write(StoreBatch batch) {
        dropped.forEach(row -> batch.delete(Table.PAGES, row));
        dropped.clear();
        Held root = top();
        if (root.changed) {
            write(root, new byte[2 * Hash.LENGTH], 0, batch);
        }
        if (held > KEPT_PAGES) {
            keepUpper();
        }
    }

    private void write(Held at, byte[] path, int depth, StoreBatch batch) {
        batch.put(Table.PAGES, keys.page(path, depth), at.page.bytes(hasher));
        at.changed = false;
        for (int nibble = 0; nibble < Page.SLOTS; nibble++) {
            Held below = at.below[nibble];
            if (below != null && below.changed) {
                path[depth] = (byte) nibble;
                write(below, path, depth + 1, batch);
            }
        }
    }

    /** The root after all updates. */
    Hash root() {
        return Page.hashOf(top().page.root(hasher), hasher);
    }

    /** The keys of all leaves have their first {@code depth} nibbles in common, which lead to this page. */
    private Page.@Nullable Slot update(Held at, List<Page.Slot.Leaf> leaves, int depth) {
        at.changed = true;
        byNibble(leaves, depth, (together, nibble) -> at.page.set(nibble, slotAfter(at, nibble, together, depth + 1)));
        return at.page.root(hasher);
    }

    /** Parts keys, which are in their order, by the nibble at a depth. */
    private static void byNibble(List<Page.Slot.Leaf> leaves, int depth, ObjIntConsumer<List<Page.Slot.Leaf>> each) {
        int from = 0;
        while (from < leaves.size()) {
            int nibble = leaves.get(from).key().nibble(depth);
            int to = from + 1;
            while (to < leaves.size() && leaves.get(to).key().nibble(depth) == nibble) {
                to++;
            }
            each.accept(leaves.subList(from, to), nibble);
            from = to;
        }
    }

    private Page.@Nullable Slot slotAfter(Held at, int nibble, List<Page.Slot.Leaf> leaves, int depth) {
        return switch (at.page.slot(nibble)) {
            case null -> leaves.size() == 1 ? leaves.getFirst() : updateFresh(at, nibble, leaves, depth);
            case Page.Slot.Branch unusedBranch ->
                update(below(at, nibble, leaves.getFirst().key(), depth), leaves, depth);
            case Page.Slot.Leaf present -> {
                List<Page.Slot.Leaf> together = with(present, leaves);
                yield together.size() == 1 ? together.getFirst() : updateFresh(at, nibble, together, depth);
            }
        };
    }

    /** Fills a page where none was: nobody need look for it in the store. */
    private Page.@Nullable Slot updateFresh(Held at, int nibble, List<Page.Slot.Leaf> leaves, int depth) {
        if (!dropped.isEmpty()) {
            dropped.remove(keys.page(leaves.getFirst().key(), depth));
        }
        Held added = held(new Page());
        at.below[nibble] = added;
        return update(added, leaves, depth);
    }

    /** The leaves and, in its place, the one that was there before unless it is replaced. */
    private static List<Page.Slot.Leaf> with(Page.Slot.Leaf present, List<Page.Slot.Leaf> leaves) {
        List<Page.Slot.Leaf> together = new ArrayList<>(leaves.size() + 1);
        int at = 0;
        while (at < leaves.size() && leaves.get(at).key().compareTo(present.key()) < 0) {
            at++;
        }
        together.addAll(leaves);
        if (at == leaves.size() || !leaves.get(at).key().equals(present.key())) {
            together.add(at, present);
        }
        return together;
    }

    private Held top() {
        Held known = top;
        if (known == null) {
            known = held(stored(keys.page(new byte[0], 0)));
            top = known;
        }
        return known;
    }

    /** The page that the first {@code depth} nibbles of a key lead to. */
    private Held below(Held at, int nibble, Hash key, int depth) {
        Held known = at.below[nibble];
        if (known == null) {
            known = held(stored(keys.page(key, depth)));
            at.below[nibble] = known;
        }
        return known;
    }

    private Held held(Page page) {
        held++;
        return new Held(page);
    }

    private Page stored(byte[] row) {
        return store.get(Table.PAGES, row).map(Page::read).orElseGet(Page::new);
    }

    /** Lets go of the lowest levels. Every update goes through the upper ones; of the lower, one with many keys meets any as often. */
    private void keepUpper() {
        List<Held> level = List.of(top());
        int kept = 0;
        while (!level.isEmpty()) {
            kept += level.size();
            List<Held> next = new ArrayList<>();
            for (Held each : level) {
                for (Held below : each.below) {
                    if (below != null) {
                        next.add(below);
                    }
                }
            }
            if (kept + next.size() > KEPT_PAGES) {
                level.forEach(each -> Arrays.fill(each.below, null));
                held = kept;
                return;
            }
            level = next;
        }
    }
}
