/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.PartialLog;
import org.jianzheng.evidence.log.TileRefused;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Makes an archive of a log that somebody serves: all entries below a checkpoint that a quorum has cosigned, or those from a block on. Nothing is kept that
 * was not checked. Whoever is interrupted goes on with the same checkpoint in the same folder; entries that were checked are not asked for again.
 *
 * @param verifier by the trust root that is believed
 * @param progress is told how far it is
 */
public record ArchiveMaker(CheckpointVerifier verifier, ArchiveProgress progress) {
    private static final String CHECKPOINT = "checkpoint";

    /** As {@link #make(ArchiveSource, ArchiveFolder, Optional, Optional)}, from the first entry on. */
    public ArchiveManifest make(ArchiveSource from, ArchiveFolder folder, Optional<Long> block)
            throws IOException, GatewaySilent, InterruptedException {
        return make(from, folder, Optional.empty(), block);
    }

    /**
     * Makes an archive.
     *
     * @param first the block from which on entries are archived; if empty, or no entry stands before it, all
     * @param block whose checkpoint it is made of; if empty, the newest one that a quorum has cosigned
     * @throws GatewaySilent if something does not come
     * @throws CheckpointRefused if the checkpoint is none of this log with good signatures
     * @throws TileRefused naming the tile that is not of the checkpoint's tree
     * @throws Refusal {@code STATE_FORBIDS} if the folder holds something else, {@code QUORUM_MISSING}, {@code TOO_LARGE},
     *     {@code NOT_FOUND} if there are no entries, or
     *     {@code DIGEST_MISMATCH} if the entries do not give the checkpoint's roots
     */
    public ArchiveManifest make(ArchiveSource from, ArchiveFolder folder, Optional<Long> first, Optional<Long> block)
            throws IOException, GatewaySilent, InterruptedException {
        requireOwn(folder);
        if (folder.holds(ArchivePath.MANIFEST)) {
            // Interrupted when all was written.
            folder.finish();
            return ArchiveManifest.parse(folder.bytes(ArchivePath.MANIFEST, ArchiveManifest.MAX_BYTES));
        }
        Files.createDirectories(folder.unfinished());
        SignedNote note = checkpoint(from, folder, block);
        Checkpoint body = Checkpoint.parse(note.text());
        RangeMaker ranges = new RangeMaker(from, folder, body.state(), progress);
        Optional<ArchivedRange> range = first.isPresent() ? ranges.find(first.get()) : Optional.empty();
        List<ArchivedTile> tiles =
                range.isPresent() ? part(ranges, range.get(), folder, body.state()) : all(from, folder, body.state());
        ArchiveManifest manifest = write(folder, body, note, stamp(from, body, note), range, tiles);
        // The manifest comes last: without it there is no archive.
        folder.write(ArchivePath.MANIFEST, manifest.canonical());
        folder.finish();
        return manifest;
    }

    private static List<ArchivedTile> part(RangeMaker ranges, ArchivedRange range, ArchiveFolder folder, LogState state)
            throws IOException, GatewaySilent, InterruptedException {
        try (LogStore store = LogStore.open(folder.unfinished().resolve("part"))) {
            // What an earlier run found is found again: a tile that it kept last may hold an older registration of a
            // key.
            for (Table table : Table.OF_ENTRIES) {
                store.clear(table);
            }
            return ranges.fetch(range, PartialLog.unproved(store, state.size()));
        }
    }

    private List<ArchivedTile> all(ArchiveSource from, ArchiveFolder folder, LogState state)
            throws IOException, GatewaySilent, InterruptedException {
        List<ArchivedTile> tiles = ArchivedTile.ofLog(state.size());
        try (LogStore store = LogStore.open(folder.unfinished().resolve("log"));
                LedgerLog log = LedgerLog.open(store)) {
            derive(from, log, state);
            for (ArchivedTile tile : tiles) {
                folder.write(tile.path(), tile.of(log));
            }
        }
        return tiles;
    }

    private static void requireOwn(ArchiveFolder folder) throws IOException {
        if (!folder.isUnfinished() && !folder.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s holds something already and nothing is overwritten: name a new folder",
                    folder.root());
        }
    }

    private SignedNote checkpoint(ArchiveSource from, ArchiveFolder folder, Optional<Long> block)
            throws IOException, GatewaySilent, InterruptedException {
        boolean begun = folder.holds(ArchivePath.CHECKPOINT);
        byte[] bytes = begun
                ? folder.bytes(ArchivePath.CHECKPOINT, SignedNote.MAX_CHARACTERS)
                : from.get(
                        block.map(number -> CHECKPOINT + "s/" + number).orElse(CHECKPOINT), SignedNote.MAX_CHARACTERS);
        VerifiedCheckpoint verified = verifier.verify(new String(bytes, StandardCharsets.UTF_8));
        LogState state = verified.body().state();
        if (!verified.quorum().isMet()) {
            throw Refusal.of(
                    ErrorCode.QUORUM_MISSING,
                    "the checkpoint of block %d lacks %s: wait, or name the block of another one",
                    state.block(),
                    String.join(", ", verified.quorum().missing()));
        }
        if (block.isPresent() && block.get() != state.block()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the archive is begun with the checkpoint of block %d, asked for is block %d: name a new folder",
                    state.block(),
                    block.get());
        }
        if (state.size() == 0) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "the log has no entries up to block %d", state.block());
        }
        if (!begun) {
            folder.write(ArchivePath.CHECKPOINT, bytes);
        }
        return SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private void derive(ArchiveSource from, LedgerLog log, LogState goal) throws GatewaySilent, InterruptedException {
        if (log.head().isPresent()) {
            return;
        }
        try {
            new ArchivedEntries(goal, progress).derive(path -> from.get(path.toString(), EntryTile.MAX_BYTES), log);
        } catch (Refusal refusal) {
            // Every entry is covered by the SHA-256 root, so going on with the same entries cannot end better.
            log.discard();
            throw refusal;
        }
    }

    /** The time stamp that is served with the checkpoint, if it is a good one; an archive without one is stamped by its first renewal. */
    private Optional<TimestampToken> stamp(ArchiveSource from, Checkpoint body, SignedNote note)
            throws InterruptedException {
        try {
            TimestampToken token =
                    new TimestampToken(from.get("stamps/" + body.state().block(), TimestampToken.MAX_BYTES));
            boolean named = new TimestampVerifier(verifier.trust().timeAuthorities())
                    .verify(token, ArchiveVerifier.bytes(note.text()))
                    .authority()
                    .isPresent();
            return named ? Optional.of(token) : Optional.empty();
        } catch (GatewaySilent | TimestampRefused | Refusal none) {
            return Optional.empty();
        }
    }

    private ArchiveManifest write(
            ArchiveFolder folder,
            Checkpoint body,
            SignedNote note,
            Optional<TimestampToken> stamp,
            Optional<ArchivedRange> range,
            List<ArchivedTile> tiles)
            throws IOException {
        List<ArchivedFile> files = new ArrayList<>();
        files.add(write(folder, ArchivePath.CHECKPOINT, note.toString().getBytes(StandardCharsets.UTF_8)));
        files.add(write(folder, ArchivePath.TRUST, verifier.trust().canonical()));
        if (stamp.isPresent()) {
            files.add(write(folder, ArchivePath.STAMP, stamp.get().bytes()));
        }
        for (ArchivedTile tile : tiles) {
            files.add(folder.sum(tile.path()));
        }
        files.sort(Comparator.comparing(ArchivedFile::path));
        return new ArchiveManifest(
                body.origin(), body.state().block(), body.state().size(), range, files);
    }

    private static ArchivedFile write(ArchiveFolder folder, ArchivePath path, byte[] bytes) throws IOException {
        folder.write(path, bytes);
        return ArchivedFile.of(path, bytes);
    }
}
