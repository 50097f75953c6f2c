/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.List;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.KeySubtree;
import org.jianzheng.evidence.index.MapName;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.RangeProof;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.model.crypto.HashSuite;

/**
 * The tree over the entries that bear one key, in log order, of which the index keeps count and root. An entry has a number in it, from 0.
 * Numbers never change, and neither does what stands below a count that the tree had; whoever asks keeps below such a count.
 *
 * <p>The index keeps the root of every 256 entries, and of every 256 of these: a part of the tree is proved by reading a few hundred rows,
 * however long the tree is.
 */
public final class KeyTree {
    private static final int CHUNK = 1 << KeySubtree.STEP;

    private final StoreReader store;
    private final LedgerLog log;
    private final IndexKey key;

    KeyTree(StoreReader store, LedgerLog log, IndexKey key) {
        this.store = store;
        this.log = log;
        this.key = key;
    }

    /** Positions in the log of {@code count} entries from the one with the number {@code first} on. */
    public List<Long> positions(long first, int count) {
        long chunk = first / CHUNK;
        int before = (int) (first % CHUNK);
        long from = chunk == 0
                ? 0
                : kept(TreeHasher.of(HashSuite.SHA_256), KeySubtree.STEP, chunk - 1)
                                .last()
                        + 1;
        List<Long> found = log.bearers(key, from, before + count);
        if (found.size() != before + count) {
            throw new StoreFailed("a key has %d entries from number %d on, %d were to be found"
                    .formatted(found.size() - before, first, count));
        }
        return found.subList(before, before + count);
    }

    /** The number of the first of {@code count} entries that stands in this block or a later one; {@code count} if none does. */
    public long firstFrom(long block, long count) {
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (entry(positions(middle, 1).getFirst()).block() < block) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Shows that the entries with the numbers from {@code begin} to before {@code end} stand so in the tree of {@code count}. */
    public RangeProof range(HashSuite suite, long begin, long end, long count) {
        TreeHasher hasher = TreeHasher.of(suite);
        return RangeProof.build(begin, end, count, (level, index) -> node(hasher, level, index));
    }

    private Hash node(TreeHasher hasher, int level, long index) {
        if (KeySubtree.isKept(level)) {
            return kept(hasher, level, index).root();
        }
        if (level > KeySubtree.STEP) {
            return hasher.node(node(hasher, level - 1, 2 * index), node(hasher, level - 1, 2 * index + 1));
        }
        List<Long> positions = positions(index << level, 1 << level);
        return root(hasher, positions);
    }

    /** The root over a power of two of entries. */
    private Hash root(TreeHasher hasher, List<Long> positions) {
        if (positions.size() == 1) {
            return log.leafHash(hasher.suite(), positions.getFirst());
        }
        int half = positions.size() / 2;
        return hasher.node(
                root(hasher, positions.subList(0, half)), root(hasher, positions.subList(half, positions.size())));
    }

    private KeySubtree kept(TreeHasher hasher, int level, long index) {
        return KeySubtree.read(store, hasher, MapName.INDEX, key, level, index)
                .orElseThrow(() -> new StoreFailed(
                        "subtree %d of level %d of key %s is missing".formatted(index, level, key.key())));
    }

    private LogEntry entry(long position) {
        return LogEntry.parse(
                log.entry(position).orElseThrow(() -> new StoreFailed("entry " + position + " of the log is missing")));
    }
}
