/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.PartialLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.log.VerifiedTiles;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.RecordType;

/**
 * Fetches the tiles of a range into an archive: those of its entries, and those of the entries before it on which its signatures and files rest. Which
 * these are the gateway says, in bundles; whether it said all that is needed is checked.
 *
 * @param from serves the log
 * @param folder where tiles are kept once they were checked
 * @param state of the checkpoint
 */
record RangeMaker(ArchiveSource from, ArchiveFolder folder, LogState state, ArchiveProgress progress) {
    private static final String RANGE = "range";
    private static final int MAX_RANGE_BYTES = 1 << 10;

    /**
     * Finds the range from a block on, in as many tiles as a search by halves takes; remembers it for whoever goes on.
     *
     * @return empty if these are all entries of the log
     * @throws Refusal {@code NOT_FOUND} if there is none, {@code STATE_FORBIDS} if the archive is begun with another block
     */
    Optional<ArchivedRange> find(long block) throws IOException, GatewaySilent, InterruptedException {
        Optional<ArchivedRange> begun = folder.unfinished(RANGE, MAX_RANGE_BYTES)
                .map(bytes -> ArchivedRange.fromJson(
                        CanonicalJson.parseCanonical(bytes).asObject()));
        if (begun.isPresent()) {
            if (begun.get().from() != block) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "the archive is begun from block %d, asked for is block %d: name a new folder",
                        begun.get().from(),
                        block);
            }
            return begun;
        }
        long first = first(block);
        if (first == 0) {
            return Optional.empty();
        }
        ArchivedRange range = new ArchivedRange(block, first, state.size() - 1);
        folder.keepUnfinished(RANGE, CanonicalJson.write(range.toJson()));
        return Optional.of(range);
    }

    /** Entries stand in the order of their blocks. */
    private long first(long block) throws GatewaySilent, InterruptedException {
        VerifiedTiles<GatewaySilent> tiles = VerifiedTiles.open(
                path -> from.get(path.toString(), EntryTile.MAX_BYTES),
                state.size(),
                state.sha256().log());
        long low = 0;
        long high = (state.size() - 1) / TilePath.FULL;
        while (low < high) {
            long middle = (low + high) >>> 1;
            List<byte[]> entries = tiles.entries(middle);
            long last = ArchivedEntries.read(entries.getLast(), (middle + 1) * TilePath.FULL - 1)
                    .block();
            if (last < block) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long position = low * TilePath.FULL;
        for (byte[] entry : tiles.entries(low)) {
            if (ArchivedEntries.read(entry, position).block() >= block) {
                return position;
            }
            position++;
        }
        throw Refusal.of(ErrorCode.NOT_FOUND, "the log has no entries from block %d to block %d", block, state.block());
    }

    /**
     * Fetches what the archive of a range holds beside the checkpoint.
     *
     * @param log an empty one
     * @return all tiles, each in the folder
     * @throws org.jianzheng.evidence.log.TileRefused naming the tile that is not of the checkpoint's trees
     */
    List<ArchivedTile> fetch(ArchivedRange range, PartialLog log)
            throws IOException, GatewaySilent, InterruptedException {
        Checked checked = new Checked();
        TwoTrees<GatewaySilent> trees = TwoTrees.open(checked::bytes, state);
        NavigableSet<Long> tiles = new TreeSet<>();
        NavigableSet<Long> before = new TreeSet<>();
        Map<Long, LogEntry> resting = new TreeMap<>();
        Set<KeyId> asked = new HashSet<>();
        for (long tile = range.firstTile(); tile <= range.lastTile(); tile++) {
            tiles.add(tile);
            long position = tile * TilePath.FULL;
            List<LogEntry> entries = trees.entries(tile);
            checked.keep();
            log.keep(position, entries);
            for (LogEntry entry : entries) {
                if (position >= range.first() && rests(position, entry, log, asked)) {
                    resting.put(position, entry);
                    before.addAll(restsOn(entry, range));
                }
                position++;
            }
            if (position / ArchivedEntries.PROGRESS_STEP
                    > (position - entries.size()) / ArchivedEntries.PROGRESS_STEP) {
                progress.at(position, state.size());
            }
        }
        for (long tile : before) {
            log.keep(tile * TilePath.FULL, trees.entries(tile));
            checked.keep();
        }
        tiles.addAll(before);
        requireFoundations(resting, log);
        return ArchivedTile.of(state.size(), tiles);
    }

    /** Whether it must be asked what an entry rests on: a file always, for its capture and withdrawal, else once for each key that is not registered here. */
    private static boolean rests(long position, LogEntry entry, PartialLog log, Set<KeyId> asked) {
        boolean signedFromBefore = false;
        for (KeyId key : Foundations.signers(entry.record())) {
            signedFromBefore |= log.registration(key, position).isEmpty() && asked.add(key);
        }
        return signedFromBefore || isFile(entry);
    }

    private static boolean isFile(LogEntry entry) {
        return entry.record()
                .optionalString("type")
                .filter(RecordType.EVIDENCE_FILE.wireName()::equals)
                .isPresent();
    }

    /** The tiles before the range in which a record's bundle has entries. */
    private Set<Long> restsOn(LogEntry entry, ArchivedRange range) throws GatewaySilent, InterruptedException {
        RecordId record = RecordId.parse(entry.record().string("id"));
        EvidenceBundle bundle;
        try {
            bundle = EvidenceBundle.parse(from.bundle(record));
        } catch (Refusal refusal) {
            throw new GatewaySilent(from.name() + " gives no bundle of record " + record + ": " + refusal.sentence());
        }
        Set<Long> tiles = new HashSet<>();
        Stream.of(bundle.keys().stream(), bundle.capture().stream(), bundle.withdrawn().stream())
                .flatMap(entries -> entries.map(ProvedEntry::position))
                .map(position -> position / TilePath.FULL)
                .filter(tile -> tile >= 0 && tile < range.firstTile())
                .forEach(tiles::add);
        return tiles;
    }

    private void requireFoundations(Map<Long, LogEntry> resting, PartialLog log) throws GatewaySilent {
        Foundations foundations = new Foundations(log);
        for (Map.Entry<Long, LogEntry> entry : resting.entrySet()) {
            Optional<KeyId> missing = foundations.missing(entry.getKey(), entry.getValue());
            if (missing.isPresent()) {
                throw new GatewaySilent(from.name() + " does not say where " + missing.get()
                        + " is registered, on which entry " + entry.getKey() + " rests");
            }
        }
    }

    /** Tiles from the folder, else from the gateway; those are kept once all that were read so far have been checked. */
    private final class Checked {
        private final Map<ArchivePath, byte[]> fetched = new HashMap<>();

        byte[] bytes(ArchivePath path) throws GatewaySilent, InterruptedException {
            if (folder.holds(path)) {
                try {
                    return folder.bytes(path, EntryTile.MAX_BYTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            byte[] bytes = from.get(path.value(), EntryTile.MAX_BYTES);
            fetched.put(path, bytes);
            return bytes;
        }

        void keep() throws IOException {
            for (Map.Entry<ArchivePath, byte[]> tile : fetched.entrySet()) {
                folder.write(tile.getKey(), tile.getValue());
            }
            fetched.clear();
        }
    }
}
