/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.log.TilePath.Kind;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.MerkleTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;

/**
 * The entries of a log whose size and SHA-256 root are known, read from tiles that somebody else serves (C2SP tlog-tiles). No
 * byte leaves it that the root does not cover: tiles of hashes are checked from the top down, entries against their leaf
 * hashes, and a tile that differs is named. Keeps one tile of each level. One thread uses it.
 *
 * @param <E> how the source fails
 */
public final class VerifiedTiles<E extends Exception> {
    private final TileSource<E> source;
    private final long size;
    private final TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
    private final List<Tile.Open> edge = new ArrayList<>();
    private final Map<Integer, Tile.Open> kept = new HashMap<>();

    private VerifiedTiles(TileSource<E> source, long size) {
        this.source = source;
        this.size = size;
    }

    /**
     * Reads the right edge of the tree and checks that it gives the root.
     *
     * @param size of the tree, at least 1
     * @throws TileRefused if it does not
     */
    public static <E extends Exception> VerifiedTiles<E> open(TileSource<E> source, long size, Hash root)
            throws E, InterruptedException {
        VerifiedTiles<E> tiles = new VerifiedTiles<>(source, size);
        List<String> names = new ArrayList<>();
        for (int level = 0; size >> (level * Tile.HEIGHT) > 0; level++) {
            long hashes = size >> (level * Tile.HEIGHT);
            int width = (int) (hashes & (Tile.WIDTH - 1));
            Tile.Open tile = new Tile.Open(tiles.hasher, hashes >> Tile.HEIGHT);
            if (width > 0) {
                TilePath path = new TilePath(Kind.HASHES, level, hashes >> Tile.HEIGHT, width);
                tile = tiles.fetch(path);
                names.add(path.toString());
            }
            tiles.edge.add(tile);
        }
        Hash computed = MerkleTree.root(size, tiles::edgeNode, tiles.hasher);
        if (!computed.equals(root)) {
            throw new TileRefused(
                    String.join(", ", names),
                    "the right edge of the tree of " + size + " entries gives root " + computed + ", stated is "
                            + root);
        }
        return tiles;
    }

    /**
     * The entries of a tile, each covered by the root.
     *
     * @throws TileRefused if the source gives others
     */
    public List<byte[]> entries(long index) throws E, InterruptedException {
        int width = (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH);
        TilePath path = new TilePath(Kind.ENTRIES, 0, index, width);
        Tile.Open leaves = verified(0, index);
        byte[] bytes = source.tile(path);
        List<byte[]> entries;
        try {
            entries = EntryTile.decode(bytes, width);
        } catch (Refusal refusal) {
            throw new TileRefused(path.toString(), refusal.sentence());
        }
        for (int at = 0; at < width; at++) {
            Hash computed = hasher.leaf(entries.get(at));
            Hash known = leaves.node(0, at);
            if (!computed.equals(known)) {
                throw new TileRefused(
                        path.toString(),
                        "entry " + (index * Tile.WIDTH + at) + " has leaf hash " + computed + ", the tree has "
                                + known);
            }
        }
        return entries;
    }

    private Tile.Open verified(int level, long index) throws E, InterruptedException {
        Tile.Open atEdge = edge.get(level);
        if (atEdge.index() == index) {
            return atEdge;
        }
        Tile.Open before = kept.get(level);
        if (before != null && before.index() == index) {
            return before;
        }
        TilePath path = new TilePath(Kind.HASHES, level, index, Tile.WIDTH);
        Hash known = verified(level + 1, index >> Tile.HEIGHT).node(0, (int) (index & (Tile.WIDTH - 1)));
        Tile.Open tile = fetch(path);
        if (!tile.root().equals(known)) {
            throw new TileRefused(path.toString(), "it has root " + tile.root() + ", the tree has " + known);
        }
        kept.put(level, tile);
        return tile;
    }

    private Tile.Open fetch(TilePath path) throws E, InterruptedException {
        byte[] bytes = source.tile(path);
        if (bytes.length != path.width() * Hash.LENGTH) {
            throw new TileRefused(path.toString(), bytes.length + " bytes, " + path.width() + " hashes are expected");
        }
        Tile.Open tile = new Tile.Open(hasher, path.index());
        for (int at = 0; at < path.width(); at++) {
            tile.append(Hash.of(bytes, at * Hash.LENGTH));
        }
        return tile;
    }

    private Hash edgeNode(int level, long index) {
        int row = level % Tile.HEIGHT;
        return edge.get(level / Tile.HEIGHT).node(row, (int) (index & ((Tile.WIDTH >> row) - 1)));
    }
}
