/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.log.VerifiedTiles;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.model.crypto.HashSuite;

/**
 * Entries of a log under both roots of a checkpoint, from tiles of which nothing is believed.
 *
 * @param <E> how the source of the tiles fails
 */
final class TwoTrees<E extends Exception> {
    /**
     * Gives the bytes of a tile by where it stands.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    interface Files<E extends Exception> {
        byte[] bytes(ArchivePath path) throws E, InterruptedException;
    }

    private final Map<HashSuite, VerifiedTiles<E>> trees = new EnumMap<>(HashSuite.class);

    private TwoTrees() {}

    /**
     * Reads the right edges of both trees.
     *
     * @throws org.jianzheng.evidence.log.TileRefused if one does not give the root of the checkpoint
     */
    static <E extends Exception> TwoTrees<E> open(Files<E> files, LogState state) throws E, InterruptedException {
        TwoTrees<E> trees = new TwoTrees<>();
        for (HashSuite suite : HashSuite.values()) {
            trees.trees.put(
                    suite,
                    VerifiedTiles.open(
                            tile -> files.bytes(ArchivedTile.path(tile, suite)),
                            suite,
                            state.size(),
                            state.roots(suite).log()));
        }
        return trees;
    }

    /**
     * The entries of a tile, each covered by both roots.
     *
     * @throws org.jianzheng.evidence.log.TileRefused naming the tile that differs
     * @throws org.jianzheng.model.error.Refusal naming the entry that cannot be read
     */
    List<LogEntry> entries(long tile) throws E, InterruptedException {
        List<byte[]> bytes = of(HashSuite.SHA_256).entries(tile);
        of(HashSuite.SM3).requireEntries(tile, bytes);
        List<LogEntry> entries = new ArrayList<>();
        for (byte[] entry : bytes) {
            entries.add(ArchivedEntries.read(entry, tile * TilePath.FULL + entries.size()));
        }
        return entries;
    }

    /** The path of an entry to the root of this suite. */
    InclusionProof inclusion(HashSuite suite, long position) throws E, InterruptedException {
        return of(suite).inclusion(position);
    }

    private VerifiedTiles<E> of(HashSuite suite) {
        VerifiedTiles<E> tree = trees.get(suite);
        if (tree == null) {
            throw new IllegalStateException("there is no tree of " + suite);
        }
        return tree;
    }
}
