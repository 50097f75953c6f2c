/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Cosigned checkpoints by block, forks, and what this organisation has cosigned. It keeps what it is given: whoever keeps a
 * note has verified it. Forks are never overwritten.
 */
public final class CheckpointArchive {
    private static final int MAX_FORKED_NOTES = 1024;
    private static final TreeHasher DIGEST = TreeHasher.of(HashSuite.SHA_256);

    private final LogStore store;

    /** Keeps checkpoints in this store. */
    public CheckpointArchive(LogStore store) {
        this.store = store;
    }

    /**
     * Keeps a cosigned checkpoint. Cosignatures of the same text gather.
     *
     * @return the note as it is kept now
     * @throws Refusal {@code FORK} if another text is kept for this block; both are then kept as a fork
     */
    public synchronized SignedNote keep(Checkpoint body, SignedNote note) {
        long block = body.state().block();
        Optional<SignedNote> before = at(block);
        if (before.isPresent() && !before.get().text().equals(note.text())) {
            keepFork(Fork.open(block, List.of(before.get(), note)));
            throw Refusal.of(ErrorCode.FORK, "block %d has two checkpoints", block);
        }
        SignedNote kept = before.map(earlier -> earlier.with(note.signatures())).orElse(note);
        StoreBatch batch = new StoreBatch();
        batch.put(Table.CHECKPOINTS, Keys.number(block), bytes(kept));
        store.writeDurably(batch);
        return kept;
    }

    /** The checkpoint for a block. */
    public Optional<SignedNote> at(long block) {
        return store.get(Table.CHECKPOINTS, Keys.number(block)).map(CheckpointArchive::note);
    }

    /** The checkpoint of the newest block that has one. */
    public Optional<SignedNote> newest() {
        return store.lastKey(Table.CHECKPOINTS, Keys.number(Long.MAX_VALUE))
                .flatMap(key -> store.get(Table.CHECKPOINTS, key))
                .map(CheckpointArchive::note);
    }

    /** Blocks with checkpoints from {@code fromBlock} on, in order, at most {@code limit}. */
    public List<Long> blocks(long fromBlock, int limit) {
        return store.keys(Table.CHECKPOINTS, new byte[0], Keys.number(fromBlock), limit).stream()
                .map(Keys::lastNumber)
                .toList();
    }

    /** Keeps a time stamp over the checkpoint for a block; the first one stays. */
    public synchronized void stamp(long block, TimestampToken token) {
        if (stamp(block).isEmpty()) {
            StoreBatch batch = new StoreBatch();
            batch.put(Table.STAMPS, Keys.number(block), token.bytes());
            store.writeDurably(batch);
        }
    }

    /** The time stamp over the checkpoint for a block. */
    public Optional<TimestampToken> stamp(long block) {
        return store.get(Table.STAMPS, Keys.number(block)).map(TimestampToken::new);
    }

    /** Blocks with stamped checkpoints from {@code fromBlock} on, in order, at most {@code limit}. */
    public List<Long> stamped(long fromBlock, int limit) {
        return store.keys(Table.STAMPS, new byte[0], Keys.number(fromBlock), limit).stream()
                .map(Keys::lastNumber)
                .toList();
    }

    /** The newest block whose checkpoint is stamped. */
    public Optional<Long> newestStamped() {
        return store.lastKey(Table.STAMPS, Keys.number(Long.MAX_VALUE)).map(Keys::lastNumber);
    }

    /** Keeps both sides of a fork; a note that is kept already, and notes beyond the limit, change nothing. */
    public synchronized void keepFork(Fork fork) {
        StoreBatch batch = new StoreBatch();
        int kept = store.keys(Table.FORKS, new byte[0], new byte[0], MAX_FORKED_NOTES)
                .size();
        if (kept + fork.notes().size() > MAX_FORKED_NOTES) {
            return;
        }
        for (SignedNote note : fork.notes()) {
            batch.put(Table.FORKS, forkKey(fork.block(), note), bytes(note));
        }
        store.writeDurably(batch);
    }

    /** All forks that were ever seen, by block. */
    public List<Fork> forks() {
        Map<Long, List<SignedNote>> notes = new LinkedHashMap<>();
        for (byte[] key : store.keys(Table.FORKS, new byte[0], new byte[0], MAX_FORKED_NOTES)) {
            store.get(Table.FORKS, key)
                    .map(CheckpointArchive::note)
                    .ifPresent(note -> notes.computeIfAbsent(Keys.firstNumber(key), added -> new ArrayList<>())
                            .add(note));
        }
        return notes.entrySet().stream()
                .map(entry -> new Fork(entry.getKey(), entry.getValue(), resolution(entry.getKey())))
                .toList();
    }

    /** Keeps that a record says which checkpoint of a block holds; the first such record stays. */
    public synchronized void resolve(long block, RecordId by) {
        if (resolution(block).isEmpty()) {
            StoreBatch batch = new StoreBatch();
            batch.put(Table.RESOLUTIONS, Keys.number(block), by.value().getBytes(StandardCharsets.US_ASCII));
            store.writeDurably(batch);
        }
    }

    private Optional<RecordId> resolution(long block) {
        return store.get(Table.RESOLUTIONS, Keys.number(block))
                .map(bytes -> RecordId.parse(new String(bytes, StandardCharsets.US_ASCII)));
    }

    /** Keeps what this organisation has cosigned last of a log. */
    public CosignedState.Keeper cosigned(String origin) {
        byte[] key = origin.getBytes(StandardCharsets.UTF_8);
        return new CosignedState.Keeper() {
            @Override
            public Optional<CosignedState> load() {
                return store.get(Table.COSIGNED, key).map(CheckpointArchive::state);
            }

            @Override
            public void keep(CosignedState state) {
                StoreBatch batch = new StoreBatch();
                batch.put(Table.COSIGNED, key, bytes(state));
                store.writeDurably(batch);
            }
        };
    }

    private static byte[] forkKey(long block, SignedNote note) {
        // The text tells histories apart; the signatures of one text differ with every cosigning.
        byte[] digest =
                DIGEST.plain(note.text().getBytes(StandardCharsets.UTF_8)).toBytes();
        byte[] key = new byte[Long.BYTES + digest.length];
        System.arraycopy(Keys.number(block), 0, key, 0, Long.BYTES);
        System.arraycopy(digest, 0, key, Long.BYTES, digest.length);
        return key;
    }

    private static byte[] bytes(SignedNote note) {
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static SignedNote note(byte[] bytes) {
        return SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(CosignedState state) {
        byte[] withBlock = Keys.of(state.root().toBytes(), state.block());
        return Keys.of(withBlock, state.size());
    }

    /** Reads what the table of cosigned states holds: root, block, size. */
    public static CosignedState state(byte[] bytes) {
        byte[] withBlock = Arrays.copyOf(bytes, bytes.length - Long.BYTES);
        return new CosignedState(Keys.lastNumber(bytes), Hash.of(bytes, 0), Keys.lastNumber(withBlock));
    }
}
