/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        if (size / TilePath.FULL > ArchiveManifest.MAX_FILES) {
            throw tooLarge(size);
        }
        List<ArchivedTile> tiles = new ArrayList<>();
        add(tiles, Kind.ENTRIES, 0, size, Optional.empty());
        for (HashSuite suite : HashSuite.values()) {
            long hashes = size;
            for (int level = 0; hashes > 0; level++, hashes >>= BITS) {
                add(tiles, Kind.HASHES, level, hashes, Optional.of(suite));
            }
        }
        if (tiles.size() > ArchiveManifest.MAX_FILES) {
            throw tooLarge(size);
        }
        return tiles;
    }

    private static void add(List<ArchivedTile> tiles, Kind kind, int level, long count, Optional<HashSuite> tree) {
        String folder = tree.filter(suite -> suite == HashSuite.SM3).isPresent() ? "sm3/" : "";
        for (long index = 0; index * TilePath.FULL < count; index++) {
            int width = (int) Math.min(TilePath.FULL, count - index * TilePath.FULL);
            TilePath tile = new TilePath(kind, level, index, width);
            tiles.add(new ArchivedTile(new ArchivePath(folder + tile), tile, tree));
        }
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
