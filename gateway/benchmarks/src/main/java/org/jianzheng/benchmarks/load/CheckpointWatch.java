/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.sample.client.GatewayClient;

/**
 * Watches a gateway's newest cosigned checkpoint, and tells how long entries waited until one covered them. A time is too
 * long by at most the pause between two looks, {@link #PAUSE}.
 */
final class CheckpointWatch implements AutoCloseable {
    /** The pause between two looks. */
    static final Duration PAUSE = Duration.ofMillis(20);

    private final GatewayClient gateway;
    private final LongSupplier nanoClock;
    private final Map<Long, Long> dueOf = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    private final Thread watcher;
    private volatile boolean stopped;

    CheckpointWatch(GatewayClient gateway, LongSupplier nanoClock) {
        this.gateway = gateway;
        this.nanoClock = nanoClock;
        this.watcher = Thread.ofVirtual().name("checkpoint-watch").start(this::watch);
    }

    /** Waits for the entry at a position of the log, whose record fell due then. */
    void expect(long position, long dueNanos) {
        dueOf.put(position, dueNanos);
    }

    /** Waits until everything expected is covered, but no longer than this. */
    void awaitAll(Duration longest) throws InterruptedException {
        long end = nanoClock.getAsLong() + longest.toNanos();
        while (!dueOf.isEmpty() && nanoClock.getAsLong() < end) {
            Thread.sleep(PAUSE);
        }
    }

    /** How long each covered entry waited from when its record fell due, in nanoseconds. */
    long[] times() {
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    /** How many entries no checkpoint covers yet. */
    long uncovered() {
        return dueOf.size();
    }

    private void watch() {
        try {
            while (!stopped) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        long size;
        try {
            size = gateway.checkpointSize();
        } catch (Refusal noneYet) {
            return;
        }
        long now = nanoClock.getAsLong();
        dueOf.forEach((position, due) -> {
            if (position < size && dueOf.remove(position, due)) {
                times.add(now - due);
            }
        });
    }

    @Override
    public void close() {
        stopped = true;
        watcher.interrupt();
    }
}
