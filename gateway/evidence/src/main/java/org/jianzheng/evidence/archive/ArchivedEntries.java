/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.log.TileSource;
import org.jianzheng.evidence.log.VerifiedTiles;
import org.jianzheng.model.error.Refusal;

/**
 * Derives a log from the entries of tiles by the code that every cosigner runs: each entry is held against the tree, both trees and
 * both index maps against the checkpoint.
 *
 * @param goal the state of the checkpoint
 */
record ArchivedEntries(LogState goal, ArchiveProgress progress) {
    static final int PROGRESS_STEP = 20_000;

    /**
     * Lets the log begin in the state of the checkpoint; goes on behind what is staged in it.
     *
     * @throws org.jianzheng.evidence.log.TileRefused naming the tile that differs; what came before it stays staged
     * @throws Refusal naming the root that differs, or the entry that cannot be read
     */
    <E extends Exception> void derive(TileSource<E> source, LedgerLog log) throws E, InterruptedException {
        VerifiedTiles<E> tiles =
                VerifiedTiles.open(source, goal.size(), goal.sha256().log());
        while (log.staged() < goal.size()) {
            long before = log.staged();
            List<byte[]> tile = tiles.entries(before / TilePath.FULL);
            List<LogEntry> entries = new ArrayList<>();
            for (byte[] entry : tile.subList((int) (before % TilePath.FULL), tile.size())) {
                entries.add(read(entry, before + entries.size()));
            }
            log.stage(entries);
            if (log.staged() / PROGRESS_STEP > before / PROGRESS_STEP) {
                progress.at(log.staged(), goal.size());
            }
        }
        log.adopt(goal);
    }

    /** Reads an entry, or says which one cannot be read. */
    static LogEntry read(byte[] entry, long position) {
        try {
            return LogEntry.parse(entry);
        } catch (Refusal refusal) {
            throw Refusal.of(refusal.code(), "entry %d: %s", position, refusal.sentence());
        }
    }
}
