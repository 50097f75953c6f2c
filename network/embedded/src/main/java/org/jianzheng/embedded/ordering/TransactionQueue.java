/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.Status;
import org.jianzheng.embedded.config.BlockLimits;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * Transactions on their way into a block, in the order of their arrival. A transaction that is given again while it waits, or
 * while its block is being written, is the same transaction and shares its fate. Safe for use by several threads.
 */
final class TransactionQueue {

    /** Most transactions that wait. */
    static final int MAX_WAITING = 20_000;

    /** Most bytes that wait. */
    static final long MAX_WAITING_BYTES = 128L * 1024 * 1024;

    /** How long nothing may arrive before a block is cut without waiting any longer. */
    private static final Duration IDLE = Duration.ofMillis(2);

    private final Supplier<BlockLimits> limits;
    private final Deque<PendingTransaction> waiting = new ArrayDeque<>();
    private final Map<TransactionId, PendingTransaction> unfinished = new HashMap<>();
    private long waitingBytes;
    private boolean closed;

    /** Limits are asked for with each block. */
    TransactionQueue(Supplier<BlockLimits> limits) {
        this.limits = limits;
    }

    /**
     * Takes a transaction; the future is done when its block is on disk.
     *
     * @param alone whether it gets a block of its own
     */
    synchronized CompletableFuture<Long> offer(TransactionId id, ByteString envelope, boolean alone) {
        if (closed) {
            throw new OrderingException(Status.SERVICE_UNAVAILABLE, "ordering has stopped");
        }
        PendingTransaction same = unfinished.get(id);
        if (same != null) {
            return same.ordered();
        }
        if (waiting.size() >= MAX_WAITING || waitingBytes + envelope.size() > MAX_WAITING_BYTES) {
            throw new OrderingException(
                    Status.SERVICE_UNAVAILABLE, "failed to submit request: " + waiting.size() + " requests wait");
        }
        PendingTransaction pending = new PendingTransaction(id, envelope, alone, new CompletableFuture<>());
        waiting.add(pending);
        waitingBytes += envelope.size();
        unfinished.put(id, pending);
        notifyAll();
        return pending.ordered();
    }

    /** The next block's transactions: waits for a first one, then for more as the limits say. Empty when closed. */
    synchronized List<PendingTransaction> takeBlock() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        BlockLimits now = limits.get();
        awaitCompany(now);
        List<PendingTransaction> taken = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && taken.size() < now.maxMessages()) {
            PendingTransaction first = waiting.getFirst();
            long next = first.envelope().size();
            if (!taken.isEmpty() && (first.alone() || bytes + next > now.maxBytes())) {
                break;
            }
            bytes += next;
            waitingBytes -= next;
            taken.add(waiting.removeFirst());
            if (first.alone()) {
                break;
            }
        }
        return taken;
    }

    /** The transactions are in a block on disk: given again, they are new ones. */
    synchronized void finished(List<PendingTransaction> transactions) {
        transactions.forEach(each -> unfinished.remove(each.id()));
    }

    /** Refuses whatever comes from now on, and what waits. */
    synchronized void close(String reason) {
        closed = true;
        unfinished
                .values()
                .forEach(each -> each.ordered()
                        .completeExceptionally(new OrderingException(Status.SERVICE_UNAVAILABLE, reason)));
        unfinished.clear();
        waiting.clear();
        notifyAll();
    }

    synchronized int size() {
        return waiting.size();
    }

    private void awaitCompany(BlockLimits now) throws InterruptedException {
        long end = System.nanoTime() + now.longestWait().toNanos();
        int seen = 0;
        while (!closed && waiting.size() > seen && !isFull(now)) {
            seen = waiting.size();
            long left = Math.min(
                    IDLE.toMillis(), Duration.ofNanos(end - System.nanoTime()).toMillis());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    private boolean isFull(BlockLimits now) {
        return waiting.size() >= now.maxMessages() || waitingBytes >= now.maxBytes();
    }
}
