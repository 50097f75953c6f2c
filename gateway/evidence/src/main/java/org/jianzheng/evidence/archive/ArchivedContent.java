/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.evidence.archive.ArchiveReport.Tally;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.PartialLog;
import org.jianzheng.evidence.log.TileRefused;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.error.Refusal;

/**
 * Checks the entries and tiles of an archive against the checkpoint that it stands on.
 *
 * @param folder the archive
 * @param manifest what it says to hold
 * @param state of the checkpoint, of at least one entry
 */
record ArchivedContent(ArchiveFolder folder, ArchiveManifest manifest, LogState state, ArchiveProgress progress) {
    /** Derives what can be derived; keeps in this store, empty at first, what bundles can be made from. */
    void check(LogStore store, Tally tally) throws IOException, InterruptedException {
        List<ArchivedTile> tiles;
        try {
            tiles = manifest.tiles();
        } catch (Refusal refusal) {
            tally.wrong(
                    ArchiveCheck.MANIFEST,
                    ArchivePath.MANIFEST,
                    "files",
                    "those of an archive of " + manifest.size() + " entries",
                    refusal.code() + ": " + refusal.sentence());
            return;
        }
        noOthers(tiles, tally);
        if (manifest.range().isPresent()) {
            tally.limit(ArchiveLimit.BEFORE_THE_RANGE);
            tally.limit(ArchiveLimit.INDEX_OF_A_RANGE);
            PartialLog log = PartialLog.unproved(store, state.size());
            ArchivedPart part = new ArchivedPart(manifest.range().get(), state, log, progress);
            naming(
                    () -> {
                        part.check(TwoTrees.open(this::bytes, state), entryTiles(tiles), tally);
                        // Whatever led to an entry was read on the way.
                        tally.right(
                                ArchiveCheck.TILES,
                                tiles.stream()
                                        .filter(tile -> tile.tree().isPresent())
                                        .count());
                    },
                    tally);
        } else {
            try (LedgerLog log = LedgerLog.open(store)) {
                naming(() -> whole(log, tiles, tally), tally);
            }
        }
    }

    private byte[] bytes(ArchivePath path) throws IOException {
        return folder.bytes(path, EntryTile.MAX_BYTES);
    }

    private static NavigableSet<Long> entryTiles(List<ArchivedTile> tiles) {
        NavigableSet<Long> indexes = new TreeSet<>();
        tiles.stream()
                .filter(tile -> tile.tree().isEmpty())
                .forEach(tile -> indexes.add(tile.tile().index()));
        return indexes;
    }

    private void noOthers(List<ArchivedTile> tiles, Tally tally) {
        Set<ArchivePath> known = new HashSet<>(Set.of(ArchivePath.CHECKPOINT, ArchivePath.STAMP, ArchivePath.TRUST));
        tiles.forEach(tile -> known.add(tile.path()));
        for (ArchivedFile file : manifest.files()) {
            if (!known.contains(file.path())) {
                tally.wrong(
                        ArchiveCheck.FILES,
                        file.path(),
                        "file",
                        "nothing: an archive of these entries has no such file",
                        "a file");
            }
        }
    }

    private void whole(LedgerLog log, List<ArchivedTile> tiles, Tally tally) throws IOException, InterruptedException {
        new ArchivedEntries(state, progress).derive(tile -> bytes(new ArchivePath(tile.toString())), log);
        tally.right(ArchiveCheck.ENTRIES, state.size());
        for (ArchivedTile tile : tiles) {
            if (tile.tree().isPresent()) {
                compare(tile, tile.of(log), tally);
            }
        }
    }

    /** Reads tiles of the archive. */
    @FunctionalInterface
    private interface Reading {
        void run() throws IOException, InterruptedException;
    }

    private static void naming(Reading reading, Tally tally) throws IOException, InterruptedException {
        try {
            reading.run();
        } catch (TileRefused refused) {
            tally.wrong(
                    ArchiveCheck.ENTRIES,
                    refused.tile(),
                    "entries",
                    "the trees of the checkpoint",
                    String.valueOf(refused.getMessage()));
        } catch (NoSuchFileException missing) {
            tally.wrong(ArchiveCheck.ENTRIES, String.valueOf(missing.getFile()), "file", "a tile", "nothing");
        } catch (Refusal refusal) {
            tally.wrong(
                    ArchiveCheck.ENTRIES,
                    ArchivePath.CHECKPOINT,
                    "roots",
                    "those of the entries",
                    refusal.code() + ": " + refusal.sentence());
        }
    }

    private void compare(ArchivedTile tile, byte[] computed, Tally tally) throws IOException {
        try {
            byte[] given = folder.bytes(tile.path(), computed.length);
            if (Arrays.equals(given, computed)) {
                tally.right(ArchiveCheck.TILES, 1);
            } else {
                tally.wrong(
                        ArchiveCheck.TILES,
                        tile.path(),
                        "byte " + Math.max(0, Arrays.mismatch(computed, given)),
                        ArchivedFile.of(tile.path(), computed).content(),
                        "other bytes");
            }
        } catch (NoSuchFileException missing) {
            tally.wrong(ArchiveCheck.TILES, tile.path(), "file", computed.length + " bytes", "nothing");
        }
    }
}
