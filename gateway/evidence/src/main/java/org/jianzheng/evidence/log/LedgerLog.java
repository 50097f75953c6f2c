/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.merkle.ConsistencyProof;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.evidence.merkle.MerkleTree;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
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
public final class LedgerLog implements ProvableLog, AutoCloseable {
    private static final byte[] STAGED = {0};

    private final LogStore store;
    private final LogLookups lookups;
    private final SuiteLogs suites;
    private final BlockDerivation derivation;
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
        this.suites = new SuiteLogs(store, head == null ? staged.size() : size());
        this.derivation = new BlockDerivation(lookups, new ListsInForce(store), suites);
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
        return append(List.of(block)).getLast();
    }

    /**
     * Appends blocks that follow each other, all or none. For whoever has many to catch up with it is cheaper than one by one: a row
     * that several of them change is written once.
     *
     * @param blocks at least one; everything that they change is held in memory meanwhile
     * @return the state after each
     * @throws Refusal {@code STATE_FORBIDS} if a block is left out; {@code FORK} if another block was appended under the number of
     *     one of them
     */
    public synchronized List<LogState> append(List<LogBlock> blocks) {
        List<LogState> states = new ArrayList<>(blocks.size());
        List<LogBlock> added = new ArrayList<>(blocks.size());
        for (LogBlock block : blocks) {
            long next = nextBlock() + added.size();
            if (block.number() > next) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "the log goes on with block %d, block %d leaves some out",
                        next,
                        block.number());
            }
            if (block.number() == next) {
                added.add(block);
            } else {
                states.add(requireSame(block));
            }
        }
        if (!added.isEmpty()) {
            try {
                states.addAll(write(added));
            } catch (RuntimeException e) {
                derivation.reset(size());
                throw e;
            }
        }
        return states;
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

    private List<LogState> write(List<LogBlock> blocks) {
        StoreBatch batch = new StoreBatch();
        LogState before = head;
        if (before == null && staged() > 0) {
            // Somebody began to take over a log and then decided to read the blocks after all.
            discard();
        }
        List<LogState> after = derivation.add(
                blocks.stream().map(block -> LogLeaf.all(block.entries())).toList(),
                before == null ? LogState.ofNothing() : before,
                batch);
        List<LogState> states = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            LogState state = after.get(i).after(blocks.get(i));
            batch.put(Table.BLOCKS, Keys.number(state.block()), state.bytes());
            states.add(state);
        }
        store.write(batch);
        head = states.getLast();
        return states;
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
        stageBlocks(List.of(LogLeaf.all(entries)));
    }

    /**
     * Keeps entries as {@link #stage} does, a row that several blocks change being written once.
     *
     * @param blocks at least one; everything that they change is held in memory meanwhile
     * @return the state after each, whose block says nothing
     * @throws Refusal {@code STATE_FORBIDS} if the log has begun
     */
    public synchronized List<LogState> stageBlocks(List<List<LogLeaf>> blocks) {
        requireNotBegun();
        try {
            StoreBatch batch = new StoreBatch();
            List<LogState> after = derivation.add(blocks, staged, batch);
            batch.put(Table.STAGED, STAGED, after.getLast().bytes());
            store.write(batch);
            staged = after.getLast();
            return after;
        } catch (RuntimeException e) {
            derivation.reset(staged.size());
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
        derivation.reset(0);
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

    /** The state after a block that was appended; empty for any other. */
    public Optional<LogState> state(long block) {
        return block < 0
                ? Optional.empty()
                : store.get(Table.BLOCKS, Keys.number(block)).map(LogState::read);
    }

    @Override
    public Optional<byte[]> entry(long position) {
        return position < 0 || position >= size() ? Optional.empty() : store.get(Table.ENTRIES, Keys.number(position));
    }

    @Override
    public OptionalLong position(RecordId id) {
        return lookups.position(id, size());
    }

    @Override
    public OptionalLong registration(KeyId key, long before) {
        return lookups.registration(key, Math.min(before, size()));
    }

    @Override
    public OptionalLong capture(EvidenceId evidence) {
        return lookups.capture(evidence, size());
    }

    @Override
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

    /** Positions of the deltas of an entry of a list that had effect when the store was so; none if there was no such entry. */
    public static List<Long> inForce(IndexKey key, StoreReader then) {
        return ListsInForce.positions(then, key);
    }

    /** The tree over the entries that bear a key. */
    public KeyTree keyTree(IndexKey key) {
        return new KeyTree(store, this, key);
    }

    /** The leaf hash of the entry at a position that the log has reached. */
    Hash leafHash(HashSuite suite, long position) {
        return suites.of(suite).tree().node(0, position);
    }

    /** The root of the tree of a size that the log had. */
    public Hash root(HashSuite suite, long size) {
        requireReached(size);
        SuiteLog log = suites.of(suite);
        return MerkleTree.root(size, log.tree(), log.hasher());
    }

    @Override
    public InclusionProof inclusion(HashSuite suite, long index, long size) {
        requireReached(size);
        SuiteLog log = suites.of(suite);
        return InclusionProof.build(index, size, log.tree(), log.hasher());
    }

    /** Shows that the tree of the second size extends that of the first. */
    public ConsistencyProof consistency(HashSuite suite, long first, long second) {
        requireReached(second);
        SuiteLog log = suites.of(suite);
        return ConsistencyProof.build(first, second, log.tree(), log.hasher());
    }

    /** The published bytes of a tile of hashes; empty if the tree has not grown so far. */
    public Optional<byte[]> hashTile(HashSuite suite, TilePath path) {
        long hashes = size() >> (path.level() * Tile.HEIGHT);
        if (path.kind() != TilePath.Kind.HASHES || path.index() * Tile.WIDTH + path.width() > hashes) {
            return Optional.empty();
        }
        return Optional.of(
                suites.of(suite).tree().tile(path.level(), path.index()).published(path.width()));
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

    /** Ends the log's own thread; the store stays open. */
    @Override
    public void close() {
        suites.close();
    }
}
