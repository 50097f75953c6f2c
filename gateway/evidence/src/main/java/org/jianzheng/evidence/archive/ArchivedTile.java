/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.log.TilePath.Kind;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A tile in an archive, where gateways serve it too (C2SP tlog-tiles; the tree of SM3 under {@code sm3/}).
 *
 * @param path where it stands
 * @param tile which one it is
 * @param tree whose hashes it holds; empty for entries
 */
record ArchivedTile(ArchivePath path, TilePath tile, Optional<HashSuite> tree) {
    /** The most files of an archive that are no tiles, renewals included. */
    static final int OTHERS = 10_010;

    private static final int BITS = Integer.numberOfTrailingZeros(TilePath.FULL);

    /** All tiles of a log of this size; refuses ({@code TOO_LARGE}) more than an archive can hold. */
    static List<ArchivedTile> ofLog(long size) {
        long entries = (size + TilePath.FULL - 1) / TilePath.FULL;
        if (entries > ArchiveManifest.MAX_FILES) {
            throw tooLarge(size);
        }
        return of(size, LongStream.range(0, entries).boxed().collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Some tiles of entries of a log of this size, and the tiles of hashes that lead from them to its roots; refuses ({@code TOO_LARGE}) more than an
     * archive can hold.
     *
     * @param entries which tiles of entries
     */
    static List<ArchivedTile> of(long size, NavigableSet<Long> entries) {
        List<ArchivedTile> tiles = new ArrayList<>();
        entries.forEach(index ->
                tiles.add(of(new TilePath(Kind.ENTRIES, 0, index, width(size, index)), Optional.empty())));
        for (HashSuite suite : HashSuite.values()) {
            NavigableSet<Long> covering = entries;
            long hashes = size;
            for (int level = 0; hashes > 0; level++, hashes >>= BITS) {
                NavigableSet<Long> indexes = new TreeSet<>(covering);
                // The right edge gives the root.
                indexes.add(hashes / TilePath.FULL);
                for (long index : indexes) {
                    int width = width(hashes, index);
                    if (width > 0) {
                        tiles.add(of(new TilePath(Kind.HASHES, level, index, width), Optional.of(suite)));
                    }
                }
                covering = covering.stream().map(index -> index >> BITS).collect(Collectors.toCollection(TreeSet::new));
            }
        }
        if (tiles.size() > ArchiveManifest.MAX_FILES) {
            throw tooLarge(size);
        }
        return tiles;
    }

    private static int width(long count, long index) {
        return (int) Math.min(TilePath.FULL, count - index * TilePath.FULL);
    }

    private static ArchivedTile of(TilePath tile, Optional<HashSuite> tree) {
        return new ArchivedTile(path(tile, tree.orElse(HashSuite.SHA_256)), tile, tree);
    }

    /** Where a tile stands that belongs to the tree of this suite; entries belong to both. */
    static ArchivePath path(TilePath tile, HashSuite suite) {
        boolean parallel = suite == HashSuite.SM3 && tile.kind() == Kind.HASHES;
        return new ArchivePath((parallel ? "sm3/" : "") + tile);
    }

    private static Refusal tooLarge(long size) {
        return Refusal.of(
                ErrorCode.TOO_LARGE,
                "%d entries take more than the %d files of an archive: archive an earlier checkpoint",
                size,
                ArchiveManifest.MAX_FILES);
    }

    /** The bytes of this tile as a log gives them that has come so far. */
    byte[] of(LedgerLog log) {
        return tree.map(suite -> log.hashTile(suite, tile))
                .orElseGet(() -> log.entryTile(tile))
                .orElseThrow(() -> new IllegalStateException("the log has no " + tile));
    }
}
