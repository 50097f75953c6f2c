/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.MerkleTree;
import org.jianzheng.evidence.merkle.NodeSource;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree of one suite in tiles. One thread appends; any number read what was written before.
 *
 * <p>The appending side keeps the right edge in memory and reads nothing but leaves long written; the reading side knows only the store.
 */
final class TileTree implements NodeSource {
    private static final int CACHED_TILES = 512;

    private final LogStore store;
    private final TreeHasher hasher;
    private final List<Tile.Open> edge = new ArrayList<>();
    private final List<FullTile> filled = new ArrayList<>();
    private int touched;
    private final Map<TileKey, Tile> cache = new LinkedHashMap<>(CACHED_TILES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileKey, Tile> eldest) {
            return size() > CACHED_TILES;
        }
    };
    private long size;

    private record TileKey(int level, long index) {}

    private record FullTile(int level, Tile.Open tile) {}

    /** Opens the tree of {@code size} leaves that the store holds. */
    TileTree(LogStore store, TreeHasher hasher, long size) {
        this.store = store;
        this.hasher = hasher;
        reset(size);
    }

    /** Forgets appends that were not written: the tree ends after {@code size} leaves, which the store holds. */
    void reset(long size) {
        edge.clear();
        filled.clear();
        touched = 0;
        this.size = size;
        for (int level = 0; size >> (level * Tile.HEIGHT) > 0; level++) {
            long hashes = size >> (level * Tile.HEIGHT);
            int width = (int) (hashes & (Tile.WIDTH - 1));
            long index = hashes >> Tile.HEIGHT;
            edge.add(
                    width == 0
                            ? new Tile.Open(hasher, index)
                            : Tile.Open.from(hasher, index, stored(level, index), width));
        }
    }

    /** Leaves so far, appended ones included. */
    long size() {
        return size;
    }

    /** Adds leaves. Nothing of them is in the store before {@link #write}. */
    void append(List<Hash> leafHashes) {
        for (Hash leafHash : leafHashes) {
            append(0, leafHash);
            size++;
        }
    }

    private void append(int level, Hash hash) {
        if (level == edge.size()) {
            edge.add(new Tile.Open(hasher, 0));
        }
        touched = Math.max(touched, level + 1);
        Tile.Open open = edge.get(level);
        open.append(hash);
        if (open.isFull()) {
            filled.add(new FullTile(level, open));
            edge.set(level, new Tile.Open(hasher, open.index() + 1));
            append(level + 1, open.root());
        }
    }

    /** Puts what all appends since the last time changed into the batch. */
    void write(StoreBatch batch) {
        filled.forEach(full -> put(full.level(), full.tile(), batch));
        for (int level = 0; level < touched; level++) {
            Tile.Open open = edge.get(level);
            if (!open.isEmpty()) {
                put(level, open, batch);
            }
        }
        filled.clear();
        touched = 0;
    }

    private void put(int level, Tile.Open tile, StoreBatch batch) {
        batch.put(Table.TILES, key(level, tile.index()), tile.bytes());
    }

    /** The root after all appends; computed from the right edge alone. */
    Hash root() {
        return MerkleTree.root(size, this::edgeNode, hasher);
    }

    private Hash edgeNode(int level, long index) {
        int row = level % Tile.HEIGHT;
        return edge.get(level / Tile.HEIGHT).node(row, (int) (index & ((Tile.WIDTH >> row) - 1)));
    }

    /** The hash of a leaf, for the side that appends: it may have been appended and not written. */
    Hash leaf(long position) {
        long index = position >> Tile.HEIGHT;
        int at = (int) (position & (Tile.WIDTH - 1));
        Tile.Open open = edge.getFirst();
        if (open.index() == index) {
            return open.node(0, at);
        }
        return filled.stream()
                .filter(full -> full.level() == 0 && full.tile().index() == index)
                .findFirst()
                .map(full -> full.tile().node(0, at))
                .orElseGet(() -> node(0, position));
    }

    @Override
    public Hash node(int level, long index) {
        int row = level % Tile.HEIGHT;
        int bits = Tile.HEIGHT - row;
        Tile tile = tile(level / Tile.HEIGHT, index >> bits);
        return tile.node(row, (int) (index & ((1L << bits) - 1)));
    }

    /** A stored tile; full ones, which never change again, are cached. */
    Tile tile(int level, long index) {
        TileKey key = new TileKey(level, index);
        @Nullable Tile cached;
        synchronized (cache) {
            cached = cache.get(key);
        }
        if (cached != null) {
            return cached;
        }
        Tile tile = stored(level, index);
        if (tile.width() == Tile.WIDTH) {
            synchronized (cache) {
                cache.put(key, tile);
            }
        }
        return tile;
    }

    private Tile stored(int level, long index) {
        return store.get(Table.TILES, key(level, index))
                .map(Tile::read)
                .orElseThrow(() -> new StoreFailed(
                        "tile " + index + " of level " + level + " of the " + hasher.suite() + " tree is missing"));
    }

    private byte[] key(int level, long index) {
        return ByteBuffer.allocate(2 + Long.BYTES)
                .put(Keys.code(hasher.suite()))
                .put((byte) level)
                .putLong(index)
                .array();
    }
}
