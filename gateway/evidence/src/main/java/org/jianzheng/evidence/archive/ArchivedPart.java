/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jianzheng.evidence.archive.ArchiveReport.Tally;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.PartialLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.code.KeyId;

/**
 * Computes a range anew: each entry under both roots, in the order of the ledger, and whether all registrations are there.
 *
 * @param range which entries
 * @param state of the checkpoint
 * @param log where the entries are kept, empty at first
 */
record ArchivedPart(ArchivedRange range, LogState state, PartialLog log, ArchiveProgress progress) {
    /**
     * Reads all tiles of entries, those before the range too.
     *
     * @param tiles which there are, the range's among them
     * @throws org.jianzheng.evidence.log.TileRefused naming the tile that differs
     * @throws org.jianzheng.model.error.Refusal naming the entry that cannot be read
     */
    <E extends Exception> void check(TwoTrees<E> trees, NavigableSet<Long> tiles, Tally tally)
            throws E, InterruptedException {
        Foundations foundations = new Foundations(log);
        long block = 0;
        for (long tile : tiles) {
            List<LogEntry> entries = trees.entries(tile);
            long first = tile * TilePath.FULL;
            log.keep(first, entries);
            for (int at = 0; at < entries.size(); at++) {
                block = order(first + at, entries.get(at), block, tally);
            }
            for (int at = 0; at < entries.size(); at++) {
                if (first + at >= range.first()) {
                    keys(first + at, entries.get(at), foundations, tally);
                }
            }
            progress(first, entries.size());
        }
    }

    private long order(long position, LogEntry entry, long before, Tally tally) {
        boolean inRange = position >= range.first();
        long least = inRange ? Math.max(before, range.from()) : before;
        long most = position == range.first() - 1 ? range.from() - 1 : state.block();
        if (entry.block() < least || entry.block() > most) {
            tally.wrong(
                    ArchiveCheck.ENTRIES,
                    ArchivePath.MANIFEST,
                    "entry " + position,
                    "of a block from " + least + " to " + most,
                    "of block " + entry.block());
        } else {
            tally.right(ArchiveCheck.ENTRIES, 1);
        }
        return entry.block();
    }

    private static void keys(long position, LogEntry entry, Foundations foundations, Tally tally) {
        Optional<KeyId> missing = foundations.missing(position, entry);
        if (missing.isPresent()) {
            tally.wrong(
                    ArchiveCheck.KEYS,
                    ArchivePath.MANIFEST,
                    "entry " + position,
                    "a registration of " + missing.get() + " before it",
                    "none");
        } else {
            tally.right(ArchiveCheck.KEYS, 1);
        }
    }

    private void progress(long first, int count) {
        long done = first + count;
        if (done / ArchivedEntries.PROGRESS_STEP > first / ArchivedEntries.PROGRESS_STEP) {
            progress.at(done, state.size());
        }
    }
}
