/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/** The log in the store of a gateway, as that gateway would serve it; the store is not changed by a byte. One thread uses it. */
public final class StoredLog implements ArchiveSource, AutoCloseable {
    private static final String CHECKPOINTS = "checkpoints/";
    private static final String STAMPS = "stamps/";
    private static final String PARALLEL = "sm3/";

    private final Path folder;
    private final CheckpointVerifier verifier;
    private final LogStore store;
    private final LedgerLog log;
    private final CheckpointArchive checkpoints;

    private StoredLog(Path folder, CheckpointVerifier verifier, LogStore store) {
        this.folder = folder;
        this.verifier = verifier;
        this.store = store;
        this.log = LedgerLog.open(store);
        this.checkpoints = new CheckpointArchive(store);
    }

    /**
     * Opens the store in this folder; a gateway may have it open.
     *
     * @param verifier finds the newest checkpoint that a quorum has cosigned
     */
    public static StoredLog open(Path folder, CheckpointVerifier verifier) {
        return new StoredLog(folder, verifier, LogStore.openReadOnly(folder));
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public byte[] get(String path, int most) throws GatewaySilent {
        Optional<byte[]> bytes;
        try {
            bytes = find(path);
        } catch (Refusal | NumberFormatException unreadable) {
            throw new GatewaySilent(folder + " has no " + path + ": " + unreadable.getMessage());
        }
        return bytes.filter(found -> found.length <= most)
                .orElseThrow(() -> new GatewaySilent(folder + " has no " + path));
    }

    @Override
    public byte[] bundle(RecordId record) throws GatewaySilent {
        try {
            SignedNote note = newestWhole().orElseThrow(() -> new GatewaySilent(folder + " has no checkpoint"));
            return new BundleBuilder(log, verifier.trust().version())
                    .build(record, note)
                    .canonical();
        } catch (Refusal refusal) {
            throw new GatewaySilent(folder + " has no bundle of " + record + ": " + refusal.getMessage());
        }
    }

    private Optional<byte[]> find(String path) {
        if (path.equals("checkpoint")) {
            return newestWhole().map(StoredLog::bytes);
        }
        if (path.startsWith(CHECKPOINTS)) {
            return checkpoints
                    .at(Long.parseLong(path.substring(CHECKPOINTS.length()), 10))
                    .map(StoredLog::bytes);
        }
        if (path.startsWith(STAMPS)) {
            return checkpoints
                    .stamp(Long.parseLong(path.substring(STAMPS.length()), 10))
                    .map(TimestampToken::bytes);
        }
        boolean parallel = path.startsWith(PARALLEL);
        TilePath tile = TilePath.parse(parallel ? path.substring(PARALLEL.length()) : path);
        return switch (tile.kind()) {
            case HASHES -> log.hashTile(parallel ? HashSuite.SM3 : HashSuite.SHA_256, tile);
            case ENTRIES -> log.entryTile(tile);
        };
    }

    private Optional<SignedNote> newestWhole() {
        long block = Long.MAX_VALUE;
        while (block >= 0) {
            Optional<byte[]> key = store.lastKey(Table.CHECKPOINTS, Keys.number(block));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            long met = Keys.lastNumber(key.get());
            Optional<SignedNote> note = checkpoints.at(met).filter(this::isWhole);
            if (note.isPresent()) {
                return note;
            }
            block = met - 1;
        }
        return Optional.empty();
    }

    private boolean isWhole(SignedNote note) {
        try {
            return verifier.verify(note).quorum().isMet();
        } catch (CheckpointRefused refused) {
            return false;
        }
    }

    private static byte[] bytes(SignedNote note) {
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        log.close();
        store.close();
    }
}
