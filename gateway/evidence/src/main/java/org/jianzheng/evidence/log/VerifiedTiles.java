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
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.evidence.merkle.MerkleTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;

/**
 * The entries of a log whose size and root of one suite are known, read from tiles that somebody else serves (C2SP tlog-tiles). No
 * byte leaves it that the root does not cover: tiles of hashes are checked from the top down, entries against their leaf
 * hashes, and a tile that differs is named. Keeps one tile of each level. One thread uses it.
 *
 * @param <E> how the source fails
 */
public final class VerifiedTiles<E extends Exception> {
    private final TileSource<E> source;
    private final long size;
    private final TreeHasher hasher;
    private final List<Tile.Open> edge = new ArrayList<>();
    private final Map<Integer, Tile.Open> kept = new HashMap<>();

    private VerifiedTiles(TileSource<E> source, HashSuite suite, long size) {
        this.source = source;
        this.size = size;
        this.hasher = TreeHasher.of(suite);
    }

    /** As {@link #open(TileSource, HashSuite, long, Hash)}, of the SHA-256 tree. */
    public static <E extends Exception> VerifiedTiles<E> open(TileSource<E> source, long size, Hash root)
            throws E, InterruptedException {
        return open(source, HashSuite.SHA_256, size, root);
    }

    /**
     * Reads the right edge of the tree and checks that it gives the root.
     *
     * @param source of the tiles of this suite's tree
     * @param size of the tree, at least 1
     * @throws TileRefused if it does not
     */
    public static <E extends Exception> VerifiedTiles<E> open(
            TileSource<E> source, HashSuite suite, long size, Hash root) throws E, InterruptedException {
        VerifiedTiles<E> tiles = new VerifiedTiles<>(source, suite, size);
        List<String> names = new ArrayList<>();
        for (int level = 0; size >> (level * Tile.HEIGHT) > 0; level++) {
            long hashes = size >> (level * Tile.HEIGHT);
            int width = (int) (hashes & (Tile.WIDTH - 1));
            Tile.Open tile = new Tile.Open(tiles.hasher, hashes >> Tile.HEIGHT);
            if (width > 0) {
                TilePath path = new TilePath(Kind.HASHES, level, hashes >> Tile.HEIGHT, width);
                tile = tiles.fetch(path);
                names.add(tiles.name(path));
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
        TilePath path = entryTile(index);
        verified(0, index);
        byte[] bytes = source.tile(path);
        List<byte[]> entries;
        try {
            entries = EntryTile.decode(bytes, path.width());
        } catch (Refusal refusal) {
            throw new TileRefused(path.toString(), refusal.sentence());
        }
        requireEntries(index, entries);
        return entries;
    }

    /**
     * Requires that these are the entries of a tile.
     *
     * @throws TileRefused if the tree has others
     */
    public void requireEntries(long index, List<byte[]> entries) throws E, InterruptedException {
        TilePath path = entryTile(index);
        Tile.Open leaves = verified(0, index);
        for (int at = 0; at < path.width(); at++) {
            Hash computed = hasher.leaf(entries.get(at));
            Hash known = leaves.node(0, at);
            if (!computed.equals(known)) {
                throw new TileRefused(
                        path.toString(),
                        "entry " + (index * Tile.WIDTH + at) + " has leaf hash " + computed + ", the tree has "
                                + known);
            }
        }
    }

    /** Shows that the entry at a position is in the tree; reads no tiles but those that lead there. */
    public InclusionProof inclusion(long position) throws E, InterruptedException {
        List<Tile.Open> way = new ArrayList<>();
        for (int level = 0; level < edge.size(); level++) {
            way.add(verified(level, position >> ((level + 1) * Tile.HEIGHT)));
        }
        return InclusionProof.build(
                position,
                size,
                (level, index) -> {
                    int row = level % Tile.HEIGHT;
                    long tile = index >> (Tile.HEIGHT - row);
                    Tile.Open own = way.get(level / Tile.HEIGHT);
                    return own.index() == tile
                            ? own.node(row, (int) (index & ((Tile.WIDTH >> row) - 1)))
                            : edgeNode(level, index);
                },
                hasher);
    }

    private TilePath entryTile(long index) {
        return new TilePath(Kind.ENTRIES, 0, index, (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH));
    }

    private String name(TilePath path) {
        return switch (hasher.suite()) {
                    case SHA_256 -> "";
                    case SM3 -> "sm3/";
                }
                + path;
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
            throw new TileRefused(name(path), "it has root " + tile.root() + ", the tree has " + known);
        }
        kept.put(level, tile);
        return tile;
    }

    private Tile.Open fetch(TilePath path) throws E, InterruptedException {
        byte[] bytes = source.tile(path);
        if (bytes.length != path.width() * Hash.LENGTH) {
            throw new TileRefused(name(path), bytes.length + " bytes, " + path.width() + " hashes are expected");
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
