/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.merkle.ConsistencyProof;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.evidence.merkle.MerkleTree;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of an organisation, derived from the blocks of its own peer.
 *
 * <p>A block is appended wholly or not at all; appending it again changes nothing, leaving one out is refused. Appends are
 * made one at a time; reads are made by any number of threads and see whole blocks only. The store is not owned.
 */
public final class LedgerLog implements AutoCloseable {
    private static final byte[] STAGED = {0};

    private final LogStore store;
    private final LogLookups lookups;
    private final SuiteLog sha256;
    private final SuiteLog sm3;
    // SM3 is about five times dearer than SHA-256, so it has a thread of its own beside the appending one.
    private final ExecutorService sm3Worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("log-sm3").factory());
    private volatile @Nullable LogState head;
    private volatile LogState staged;

    private LedgerLog(LogStore store) {
        this.store = store;
        this.lookups = new LogLookups(store);
        this.head = store.lastKey(Table.BLOCKS, Keys.number(Long.MAX_VALUE))
                .flatMap(key -> store.get(Table.BLOCKS, key))
                .map(LogState::read)
                .orElse(null);
        this.staged = store.get(Table.STAGED, STAGED).map(LogState::read).orElse(LogState.ofNothing());
        long size = head == null ? staged.size() : size();
        this.sha256 = new SuiteLog(store, HashSuite.SHA_256, size);
        this.sm3 = new SuiteLog(store, HashSuite.SM3, size);
    }

    /** Goes on with the log that the store holds, or begins one. */
    public static LedgerLog open(LogStore store) {
        return new LedgerLog(store);
    }

    /** The state after the newest block; empty before block 0. */
    public Optional<LogState> head() {
        return Optional.ofNullable(head);
    }

    /** The number of the next block that {@link #append} takes. */
    public long nextBlock() {
        LogState state = head;
        return state == null ? 0 : state.block() + 1;
    }

    /** Entries so far. */
    public long size() {
        LogState state = head;
        return state == null ? 0 : state.size();
    }

    /**
     * Appends the next block.
     *
     * @return the state after it
     * @throws Refusal {@code STATE_FORBIDS} if a block is left out; {@code FORK} if another block was appended under this
     *     number
     */
    public synchronized LogState append(LogBlock block) {
        if (block.number() < nextBlock()) {
            return requireSame(block);
        }
        if (block.number() > nextBlock()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the log goes on with block %d, block %d leaves some out",
                    nextBlock(),
                    block.number());
        }
        try {
            return write(block);
        } catch (RuntimeException e) {
            sha256.reset(size());
            sm3.reset(size());
            throw e;
        }
    }

    private LogState requireSame(LogBlock block) {
        LogState known = requireState(block.number());
        if (!known.headerHash().equals(block.headerHash())) {
            throw Refusal.of(
                    ErrorCode.FORK,
                    "block %d was appended with hash %s, now it has %s",
                    block.number(),
                    known.headerHash(),
                    block.headerHash());
        }
        return known;
    }

    private LogState write(LogBlock block) {
        StoreBatch batch = new StoreBatch();
        LogState before = head;
        if (before == null && staged() > 0) {
            // Somebody began to take over a log and then decided to read the blocks after all.
            discard();
        }
        LogState state = add(block.entries(), before == null ? LogState.ofNothing() : before, batch)
                .after(block);
        batch.put(Table.BLOCKS, Keys.number(block.number()), state.bytes());
        store.write(batch);
        head = state;
        return state;
    }

    /** Puts entries into the batch; the state afterwards has the block of the one before. */
    private LogState add(List<LogEntry> entries, LogState before, StoreBatch batch) {
        List<SuiteLog.Leaf> leaves = new ArrayList<>(entries.size());
        long position = before.size();
        for (LogEntry entry : entries) {
            leaves.add(addEntry(entry, position++, batch));
        }
        Future<SuiteLog.Appended> inSm3 = sm3Worker.submit(() -> sm3.append(leaves, before.sm3()));
        SuiteLog.Appended inSha256;
        try {
            inSha256 = sha256.append(leaves, before.sha256());
        } finally {
            // Whatever happened here, the other suite must be at rest before anything is reset.
            awaitRest(inSm3);
        }
        SuiteLog.Appended sm3Appended = result(inSm3);
        batch.addAll(inSha256.batch());
        batch.addAll(sm3Appended.batch());
        return before.with(position, inSha256.roots(), sm3Appended.roots());
    }

    /**
     * Entries that were staged: kept, and not part of the log. They are shown by no other method, so that a log that is taken
     * over from elsewhere is seen wholly or not at all.
     */
    public long staged() {
        return staged.size();
    }

    /** Size and roots that the staged entries give; its block says nothing. */
    public LogState stagedState() {
        return staged;
    }

    /**
     * Keeps entries of a log that is taken over, behind those that were staged before.
     *
     * @throws Refusal {@code STATE_FORBIDS} if the log has begun
     */
    public synchronized void stage(List<LogEntry> entries) {
        requireNotBegun();
        try {
            StoreBatch batch = new StoreBatch();
            LogState after = add(entries, staged, batch);
            batch.put(Table.STAGED, STAGED, after.bytes());
            store.write(batch);
            staged = after;
        } catch (RuntimeException e) {
            sha256.reset(staged.size());
            sm3.reset(staged.size());
            throw e;
        }
    }

    /**
     * Lets the log begin with what was staged, in the state of a checkpoint: the next block is the one after it, and states
     * before it are not known.
     *
     * @throws Refusal {@code STATE_FORBIDS} if the log has begun, {@code DIGEST_MISMATCH} naming what differs if the staged entries
     *     do not give this state; they stay staged
     */
    public synchronized LogState adopt(LogState stated) {
        requireNotBegun();
        requireEqual("size", staged.size(), stated.size());
        for (HashSuite suite : HashSuite.values()) {
            LogState.Roots computed = staged.roots(suite);
            LogState.Roots given = stated.roots(suite);
            requireEqual(suite.id() + " root", computed.log(), given.log());
            requireEqual(suite.id() + " index root", computed.index(), given.index());
            requireEqual(suite.id() + " root of entries in force", computed.active(), given.active());
        }
        StoreBatch batch = new StoreBatch();
        batch.put(Table.BLOCKS, Keys.number(stated.block()), stated.bytes());
        batch.delete(Table.STAGED, STAGED);
        store.writeDurably(batch);
        staged = LogState.ofNothing();
        head = stated;
        return stated;
    }

    /** Forgets what was staged. */
    public synchronized void discard() {
        requireNotBegun();
        for (Table table : Table.OF_ENTRIES) {
            store.clear(table);
        }
        staged = LogState.ofNothing();
        sha256.reset(0);
        sm3.reset(0);
    }

    private void requireNotBegun() {
        if (head != null) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the log has come to block %d already", nextBlock() - 1);
        }
    }

    private static void requireEqual(String what, Object computed, Object given) {
        if (!computed.equals(given)) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH, "the %s of the entries is %s, stated is %s", what, computed, given);
        }
    }

    private SuiteLog.Leaf addEntry(LogEntry entry, long position, StoreBatch batch) {
        byte[] canonical = entry.canonical();
        Set<IndexKey> keys = EntryKeys.of(entry.record());
        batch.put(Table.ENTRIES, Keys.number(position), canonical);
        lookups.put(entry.record(), position, keys, batch);
        return new SuiteLog.Leaf(canonical, List.copyOf(keys));
    }

    /** The state after a block that was appended; empty for any other. */
    public Optional<LogState> state(long block) {
        return block < 0
                ? Optional.empty()
                : store.get(Table.BLOCKS, Keys.number(block)).map(LogState::read);
    }

    /** The canonical bytes of the entry at a position; empty if the log has none there. */
    public Optional<byte[]> entry(long position) {
        return position < 0 || position >= size() ? Optional.empty() : store.get(Table.ENTRIES, Keys.number(position));
    }

    /** Where a record stands; empty if it is not in the log. */
    public OptionalLong position(RecordId id) {
        return lookups.position(id, size());
    }

    /** The newest position below {@code before} whose entry registers this key; empty if there is none. */
    public OptionalLong registration(KeyId key, long before) {
        return lookups.registration(key, Math.min(before, size()));
    }

    /** The position of the first statement of this file's capture; empty if there is none. */
    public OptionalLong capture(EvidenceId evidence) {
        return lookups.capture(evidence, size());
    }

    /** The position of the first order by which content with this digest, of either suite, was withdrawn; empty if there is none. */
    public OptionalLong withdrawal(Digest content) {
        return lookups.withdrawal(content, size());
    }

    /** Positions of all orders by which content was withdrawn, in no order that means anything. */
    public List<Long> withdrawals() {
        return lookups.withdrawals(size());
    }

    /** Positions of the entries that bear a key, from {@code from} on in log order, at most {@code limit}. */
    public List<Long> bearers(IndexKey key, long from, int limit) {
        return lookups.bearers(key, from, limit, size());
    }

    /** The tree over the entries that bear a key. */
    public KeyTree keyTree(IndexKey key) {
        return new KeyTree(store, this, key);
    }

    /** The leaf hash of the entry at a position that the log has reached. */
    Hash leafHash(HashSuite suite, long position) {
        return suite(suite).tree().node(0, position);
    }

    /** The root of the tree of a size that the log had. */
    public Hash root(HashSuite suite, long size) {
        requireReached(size);
        SuiteLog log = suite(suite);
        return MerkleTree.root(size, log.tree(), log.hasher());
    }

    /** Shows that an entry is in the tree of a size that the log had. */
    public InclusionProof inclusion(HashSuite suite, long index, long size) {
        requireReached(size);
        SuiteLog log = suite(suite);
        return InclusionProof.build(index, size, log.tree(), log.hasher());
    }

    /** Shows that the tree of the second size extends that of the first. */
    public ConsistencyProof consistency(HashSuite suite, long first, long second) {
        requireReached(second);
        SuiteLog log = suite(suite);
        return ConsistencyProof.build(first, second, log.tree(), log.hasher());
    }

    /** The published bytes of a tile of hashes; empty if the tree has not grown so far. */
    public Optional<byte[]> hashTile(HashSuite suite, TilePath path) {
        long hashes = size() >> (path.level() * Tile.HEIGHT);
        if (path.kind() != TilePath.Kind.HASHES || path.index() * Tile.WIDTH + path.width() > hashes) {
            return Optional.empty();
        }
        return Optional.of(suite(suite).tree().tile(path.level(), path.index()).published(path.width()));
    }

    /**
     * The published bytes of a tile of entries, each behind its length in two bytes; empty if the log has not grown so far.
     *
     * @throws Refusal {@code TOO_LARGE} if an entry is longer than two bytes can say
     */
    public Optional<byte[]> entryTile(TilePath path) {
        long first = path.index() * Tile.WIDTH;
        if (path.kind() != TilePath.Kind.ENTRIES || first + path.width() > size()) {
            return Optional.empty();
        }
        return Optional.of(EntryTile.encode(first, path.width(), this::requireEntry));
    }

    private byte[] requireEntry(long position) {
        return entry(position).orElseThrow(() -> new StoreFailed("entry " + position + " is missing"));
    }

    private LogState requireState(long block) {
        return state(block).orElseThrow(() -> new StoreFailed("the state after block " + block + " is missing"));
    }

    private void requireReached(long size) {
        if (size > size()) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "the log has %d entries, not %d", size(), size);
        }
    }

    private SuiteLog suite(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    private static void awaitRest(Future<?> task) {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static SuiteLog.Appended result(Future<SuiteLog.Appended> task) {
        return switch (task.state()) {
            case SUCCESS -> task.resultNow();
            case FAILED -> throw new StoreFailed("the SM3 side of the log failed", task.exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException("the SM3 side of the log did not finish");
        };
    }

    /** Ends the log's own thread; the store stays open. */
    @Override
    public void close() {
        sm3Worker.close();
    }
}
