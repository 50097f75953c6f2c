/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thread that writes what all waiting callers handed in, with one synchronisation, and then wakes them. */
final class GroupCommit {
    private static final int MAX_WAITING = 4_096;
    private static final int MAX_BYTES = 4 << 20;
    private static final long MAX_WAIT_SECONDS = 60;

    private record Waiting(Changes changes, CompletableFuture<Void> written) {}

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Consumer<List<Changes>> writer;
    private final Thread thread;
    private volatile boolean closed;

    GroupCommit(String name, Consumer<List<Changes>> writer) {
        this.writer = writer;
        thread = Thread.ofPlatform().name("group-commit-" + name).daemon().start(this::run);
    }

    /** Returns when the changes are on disk. */
    void write(Changes changes) {
        if (closed) {
            throw new StoreFailure("writing to a closed store");
        }
        Waiting waiting = new Waiting(changes, new CompletableFuture<>());
        try {
            queue.put(waiting);
            waiting.written.orTimeout(MAX_WAIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure("interrupted while waiting to write", e);
        } catch (CompletionException e) {
            throw new StoreFailure("writing together with others", e);
        }
    }

    /** How many writers wait for the next round. */
    int waiting() {
        return queue.size();
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            List<Waiting> round = nextRound();
            if (!round.isEmpty()) {
                writeRound(round);
            }
        }
    }

    private List<Waiting> nextRound() {
        List<Waiting> round = new ArrayList<>();
        try {
            Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
            int bytes = 0;
            for (Waiting next = first; next != null; next = bytes < MAX_BYTES ? queue.poll() : null) {
                round.add(next);
                bytes += next.changes.size();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        return round;
    }

    private void writeRound(List<Waiting> round) {
        try {
            writer.accept(round.stream().map(Waiting::changes).toList());
            round.forEach(waiting -> waiting.written.complete(null));
        } catch (RuntimeException e) {
            round.forEach(waiting -> waiting.written.completeExceptionally(e));
        }
    }

    void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            left.written.completeExceptionally(new StoreFailure("the store was closed"));
        }
    }
}
