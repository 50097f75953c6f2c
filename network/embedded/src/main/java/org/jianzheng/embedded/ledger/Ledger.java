/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.block.BlockFile;
import org.jianzheng.embedded.block.BlockIndex;
import org.jianzheng.embedded.block.BlockLocation;
import org.jianzheng.embedded.block.TransactionLocation;
import org.jianzheng.embedded.database.Database;
import org.jianzheng.embedded.database.StorageException;
import org.jianzheng.embedded.state.RecentViews;
import org.jianzheng.embedded.state.Savepoint;
import org.jianzheng.embedded.state.StateStore;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * Blocks and the state that follows from them. A block is forced to the block file before its changes enter the state, and
 * both before {@link #height()} counts it; opening replays what the state lacks and requires that judging a block again gives
 * the flags and the commit hash that stand in it.
 *
 * <p>One thread appends; reading is safe for several threads.
 */
public final class Ledger implements AutoCloseable {

    private static final long CACHE_BYTES = 32L * 1024 * 1024;

    private final BlockJudge judge;
    private final Database database;
    private final BlockIndex index;
    private final StateStore state;
    private final RecentViews views;
    private final BlockFile file;
    private final RecentBlocks recent = new RecentBlocks(CACHE_BYTES);
    private final Object heightChanged = new Object();
    private volatile long height;
    private long wakeCalls;

    private Ledger(Path folder, BlockJudge judge, int keptViews) {
        this.judge = judge;
        this.database = Database.open(folder.resolve("state"));
        this.index = new BlockIndex(database);
        this.state = new StateStore(database);
        this.views = new RecentViews(keptViews);
        views.publish(state.view());
        try (StateView resumed = views.newest()) {
            judge.resume(resumed);
        }
        Savepoint savepoint = state.savepoint();
        height = savepoint.height();
        this.file = BlockFile.open(folder.resolve("blocks"), savepoint.fileEnd(), this::replay);
    }

    /**
     * Opens the ledger in a folder and brings its state up to its blocks.
     *
     * @param keptViews how many old views to keep for {@link #viewAtMost}
     * @throws StorageException when what lies on disk is damaged
     */
    public static Ledger open(Path folder, BlockJudge judge, int keptViews) {
        return new Ledger(folder, judge, keptViews);
    }

    /**
     * A block that is on disk and not yet part of the ledger.
     *
     * @param block as stored
     * @param location where it is
     * @param judgement what it means
     */
    public record Appended(Block block, BlockLocation location, Judgement judgement) {}

    /** Judges a block over the present state. */
    public Judgement judge(Block ordered) {
        try (StateView before = views.newest()) {
            return judge.judge(
                    ordered,
                    new BlockJudge.Before(before, id -> index.transaction(id).isPresent()),
                    state.savepoint().commitHash());
        }
    }

    /** Puts a judged block on disk; returns when it is there. */
    public Appended append(Block ordered, Judgement judgement) {
        if (ordered.getHeader().getNumber() != height) {
            throw new IllegalArgumentException(
                    "block " + height + " is next, given " + ordered.getHeader().getNumber());
        }
        Block block = judgement.writeInto(ordered);
        return new Appended(block, file.append(block.toByteArray()), judgement);
    }

    /** Makes a block on disk part of the ledger. */
    public void apply(Appended appended) {
        Block block = appended.block();
        Judgement judgement = appended.judgement();
        long number = block.getHeader().getNumber();
        try (Database.Batch batch = database.batch()) {
            index.addBlock(batch, number, BlockHeaders.hash(block.getHeader()), appended.location());
            for (int i = judgement.ids().size() - 1; i >= 0; i--) {
                // Backwards, so that of equal ids in one block the first stays.
                TransactionLocation location =
                        new TransactionLocation(number, i, judgement.flags().code(i));
                judgement.ids().get(i).ifPresent(id -> index.addTransaction(batch, id, location));
            }
            Savepoint savepoint = new Savepoint(number + 1, appended.location().end(), judgement.commitHash());
            state.add(batch, judgement.updates(), judgement.writes(), savepoint);
            database.write(batch);
        }
        views.publish(state.view());
        recent.add(block);
        judge.applied(number, judgement);
        synchronized (heightChanged) {
            height = number + 1;
            heightChanged.notifyAll();
        }
    }

    /** Number of blocks. */
    public long height() {
        return height;
    }

    /** A block by its number. */
    public Optional<Block> block(long number) {
        if (number < 0 || number >= height) {
            return Optional.empty();
        }
        return recent.get(number).or(() -> index.block(number).map(location -> parse(location, file.read(location))));
    }

    /** The number of the block with this header hash. */
    public Optional<Long> number(Sha256 hash) {
        return index.number(hash);
    }

    /** Where the first transaction with this id is. */
    public Optional<TransactionLocation> transaction(TransactionId id) {
        return index.transaction(id);
    }

    /** The newest kept state of at most this height; the caller closes it. */
    public StateView viewAtMost(long atMost) {
        return views.atMost(atMost);
    }

    /** Waits for a block beyond {@code known} blocks or for {@link #wakeAll}, at most so long. */
    public void awaitChange(long known, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (heightChanged) {
            long calls = wakeCalls;
            long left = millis;
            while (height <= known && calls == wakeCalls && left > 0) {
                heightChanged.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    /** Lets all who wait look again. */
    public void wakeAll() {
        synchronized (heightChanged) {
            wakeCalls++;
            heightChanged.notifyAll();
        }
    }

    @Override
    public void close() {
        file.close();
        views.close();
        database.close();
    }

    private void replay(BlockLocation location, byte[] bytes) {
        Block block = parse(location, bytes);
        Judgement judgement = judge(block);
        requireSame(
                block,
                "validity flags",
                ValidityFlags.of(block).bytes(),
                judgement.flags().bytes());
        requireSame(block, "commit hash", MetadataSlots.commitHash(block), judgement.commitHash());
        apply(new Appended(block, location, judgement));
    }

    private static void requireSame(Block block, String what, Object stored, Object computed) {
        if (!stored.equals(computed)) {
            throw new StorageException("block " + block.getHeader().getNumber() + " has other " + what
                    + " than judging it again gives: the state is damaged; remove the folder \"state\" to rebuild it");
        }
    }

    private static Block parse(BlockLocation location, byte[] bytes) {
        try {
            return Block.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new StorageException("the block at " + location.offset() + " is not a block", e);
        }
    }
}
