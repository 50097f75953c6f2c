/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.jianzheng.embedded.config.BlockLimits;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.fault.InjectedCrash;
import org.jianzheng.embedded.ledger.Judgement;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.embedded.operations.Metrics;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * Puts transactions into blocks and blocks into the ledger, on one thread of its own. A transaction counts as ordered when its
 * block is on disk. After a failure nothing is ordered any more, because what is on disk is not known then.
 */
public final class Sequencer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Sequencer.class.getName());

    private final Ledger ledger;
    private final BlockAssembler assembler;
    private final Faults faults;
    private final Metrics metrics;
    private final Runnable crash;
    private final TransactionQueue queue;
    private final Thread thread;
    private volatile Optional<Throwable> failure = Optional.empty();

    /**
     * A sequencer on top of the ledger, which has its first block.
     *
     * @param limits when a block is cut; asked for with each block
     * @param crash what to do when a crash is asked for: ends the process, or returns in tests
     */
    public Sequencer(
            Ledger ledger,
            BlockAssembler assembler,
            Supplier<BlockLimits> limits,
            Faults faults,
            Metrics metrics,
            Runnable crash) {
        this.ledger = ledger;
        this.assembler = assembler;
        this.faults = faults;
        this.metrics = metrics;
        this.crash = crash;
        this.queue = new TransactionQueue(limits);
        this.thread = Thread.ofPlatform().name("sequencer").unstarted(this::run);
        metrics.gauge("queue_length", queue::size);
    }

    /** Begins to order. */
    public void start() {
        thread.start();
    }

    /**
     * Takes a transaction that was admitted.
     *
     * @return done with the block's number when the block is on disk
     * @throws OrderingException when too many wait or ordering has stopped
     */
    public CompletableFuture<Long> order(TransactionId id, ByteString envelope) {
        return queue.offer(id, envelope, false);
    }

    /**
     * Takes an update of the channel's configuration that was admitted; it is judged again when it is its turn, by the
     * configuration in force then.
     *
     * @return done with the number of the block that brings the new configuration when that is on disk, or with an {@link
     *     OrderingException}
     */
    public CompletableFuture<Long> orderUpdate(TransactionId id, Envelope update) {
        return queue.offer(id, update.toByteString(), true);
    }

    /** Puts envelopes into a block of their own, before {@link #start}. */
    public void orderFirst(List<ByteString> envelopes) {
        commit(envelopes, () -> {});
    }

    /** Why ordering has stopped, if it has. */
    public Optional<Throwable> failure() {
        return failure;
    }

    @Override
    public void close() {
        queue.close("ordering has stopped");
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (List<PendingTransaction> next = queue.takeBlock(); !next.isEmpty(); next = queue.takeBlock()) {
                order(next);
            }
        } catch (InterruptedException | RuntimeException e) {
            failure = Optional.of(e);
            LOG.log(System.Logger.Level.ERROR, "ordering stops", e);
            queue.close("ordering has stopped: " + e.getMessage());
        }
    }

    private void order(List<PendingTransaction> transactions) {
        long number = ledger.height();
        try {
            List<ByteString> envelopes;
            try {
                envelopes = transactions.stream().map(this::ordered).toList();
            } catch (OrderingException refused) {
                // Only an update, which is alone.
                queue.finished(transactions);
                transactions.forEach(each -> each.ordered().completeExceptionally(refused));
                return;
            }
            commit(envelopes, () -> {
                queue.finished(transactions);
                transactions.forEach(each -> each.ordered().complete(number));
            });
        } catch (RuntimeException e) {
            transactions.forEach(each -> each.ordered().completeExceptionally(e));
            throw e;
        }
    }

    private ByteString ordered(PendingTransaction transaction) {
        return transaction.alone() ? assembler.configuration(transaction.envelope()) : transaction.envelope();
    }

    private void commit(List<ByteString> envelopes, Runnable onDisk) {
        BlockHeader previous = ledger.block(ledger.height() - 1).orElseThrow().getHeader();
        Block ordered = assembler.after(previous, envelopes);
        long start = System.nanoTime();
        Judgement judgement = ledger.judge(ordered);
        metrics.timing(Metrics.Timed.VALIDATE_BLOCK).recordSince(start);
        start = System.nanoTime();
        Ledger.Appended appended = ledger.append(ordered, judgement);
        metrics.timing(Metrics.Timed.APPEND_BLOCK).recordSince(start);
        onDisk.run();
        if (faults.takeCrashBetweenBlockAndState()) {
            crash.run();
            throw new InjectedCrash("between block and state");
        }
        start = System.nanoTime();
        ledger.apply(appended);
        metrics.timing(Metrics.Timed.APPLY_BLOCK).recordSince(start);
        for (int i = 0; i < judgement.flags().size(); i++) {
            metrics.countTransaction(judgement.flags().code(i));
        }
    }
}
