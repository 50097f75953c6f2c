/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The threads of the batch lane: one gives all callers' items their places, so that what came together is synchronised
 * together; one brings closed batches to the ledger. Whoever hands in more than is written waits, and so does the sender.
 */
final class BatchLane implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLane.class);
    private static final int MAX_WAITING = 64;
    private static final long PAUSE_MILLIS = 200;
    private static final long TICK_MILLIS = 100;
    private static final long MAX_WAIT_SECONDS = 30;

    private record Waiting(BatchBook.Chunk chunk, CompletableFuture<ItemAnswer> answer) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final BatchBook book;
    private final BatchDelivery delivery;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    BatchLane(BatchBook book, BatchDelivery delivery) {
        this.book = book;
        this.delivery = delivery;
    }

    /**
     * Hands items in; the answer is complete when they are on disk.
     *
     * @throws Refusal {@code QUEUE_FULL} if nothing could be handed in for half a minute
     */
    CompletableFuture<ItemAnswer> take(BatchBook.Chunk chunk) throws InterruptedException {
        Waiting waiting = new Waiting(chunk, new CompletableFuture<>());
        if (!running || !queue.offer(waiting, MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw Refusal.of(ErrorCode.QUEUE_FULL, "items cannot be written at present");
        }
        return waiting.answer.orTimeout(2 * MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private void write() {
        while (running || !queue.isEmpty()) {
            List<Waiting> round = nextRound();
            try {
                if (!round.isEmpty()) {
                    book.take(round.stream().map(Waiting::chunk).toList());
                    round.forEach(waiting -> waiting.answer.complete(waiting.chunk.answer()));
                }
                book.closeDue();
            } catch (RuntimeException e) {
                LOG.error("items could not be written", e);
                round.forEach(waiting -> waiting.answer.completeExceptionally(e));
                pauseAfterFailure();
            }
        }
    }

    private List<Waiting> nextRound() {
        List<Waiting> round = new ArrayList<>();
        long patience = Math.clamp(book.nextDue().map(Duration::toMillis).orElse(TICK_MILLIS), 1, TICK_MILLIS);
        try {
            Waiting first = queue.poll(patience, TimeUnit.MILLISECONDS);
            if (first != null) {
                round.add(first);
                queue.drainTo(round);
            }
        } catch (InterruptedException e) {
            running = false;
        }
        return round;
    }

    private void deliver() {
        while (running) {
            try {
                delivery.deliver();
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // When the gateway ends, the store may be closed under a round that had begun.
                if (running) {
                    LOG.error("bringing batches to the ledger failed; it is tried again", e);
                    pauseAfterFailure();
                }
            }
        }
    }

    /** What fails once mostly fails again at once; the log shall not fill up with it. */
    private void pauseAfterFailure() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofPlatform().name("batch-writer").daemon().start(this::write));
        threads.add(Thread.ofPlatform().name("batch-delivery").daemon().start(this::deliver));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(BatchLane::join);
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            left.answer.completeExceptionally(Refusal.of(ErrorCode.QUEUE_FULL, "the gateway ends"));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
