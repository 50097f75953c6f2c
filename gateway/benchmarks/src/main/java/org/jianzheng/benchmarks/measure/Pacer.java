/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Makes calls at a pace and measures them.
 *
 * <p>At a rate, a call's time counts from when it fell due and not from when somebody was free to make it, so a service
 * that stalls cannot hide its stall (no coordinated omission).
 */
public final class Pacer {
    /** One call. */
    @FunctionalInterface
    public interface Call {
        /**
         * Makes the call and returns when it is answered.
         *
         * @param number which call, from 0
         * @param dueNanos when it fell due, by the pacer's clock
         */
        void make(int number, long dueNanos) throws Exception;
    }

    private final LongSupplier nanoClock;

    /** Measures by this clock of nanoseconds. */
    public Pacer(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * Makes calls until the time is over or {@code most} calls are made.
     *
     * @param most how many calls can be made
     */
    public Measured run(Pace pace, int most, Call call) throws InterruptedException {
        Round round = new Round(pace, most, call, nanoClock.getAsLong());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < pace.concurrency(); i++) {
                callers.execute(round::callUntilOver);
            }
            callers.shutdown();
            boolean ended = callers.awaitTermination(pace.whole().toMillis() + 120_000, TimeUnit.MILLISECONDS);
            if (!ended) {
                callers.shutdownNow();
            }
        }
        return round.measured();
    }

    private final class Round {
        private final Pace pace;
        private final int most;
        private final Call call;
        private final long begin;
        private final long counted;
        private final long end;
        private final AtomicInteger next = new AtomicInteger();
        private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        private final AtomicLong lastAnswer = new AtomicLong();

        Round(Pace pace, int most, Call call, long begin) {
            this.pace = pace;
            this.most = most;
            this.call = call;
            this.begin = begin;
            this.counted = begin + pace.warmUp().toNanos();
            this.end = begin + pace.whole().toNanos();
            this.lastAnswer.set(counted);
        }

        void callUntilOver() {
            while (true) {
                int number = next.getAndIncrement();
                if (number >= most) {
                    return;
                }
                long due = dueOf(number);
                if (due >= end) {
                    return;
                }
                waitUntil(due);
                make(number, due);
            }
        }

        private long dueOf(int number) {
            return pace.perSecond() == 0
                    ? nanoClock.getAsLong()
                    : begin + number * TimeUnit.SECONDS.toNanos(1) / pace.perSecond();
        }

        private void waitUntil(long due) {
            for (long rest = due - nanoClock.getAsLong(); rest > 0; rest = due - nanoClock.getAsLong()) {
                LockSupport.parkNanos(rest);
            }
        }

        private void make(int number, long due) {
            boolean counts = due >= counted;
            try {
                call.make(number, due);
                long answered = nanoClock.getAsLong();
                if (counts) {
                    times.add(answered - due);
                    lastAnswer.accumulateAndGet(answered, Math::max);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception failure) {
                if (counts) {
                    failures.add(kind(failure));
                }
            }
        }

        Measured measured() {
            long[] nanos = times.stream().mapToLong(Long::longValue).toArray();
            Map<String, Long> errors = new TreeMap<>();
            failures.forEach(failure -> errors.merge(failure, 1L, Long::sum));
            // A backlog at the end takes longer than the measured time: the rate must not profit from it.
            boolean ranOut = next.get() >= most;
            long last = ranOut ? lastAnswer.get() : Math.max(end, lastAnswer.get());
            return new Measured(nanos.length, last - counted, Latencies.ofNanos(nanos), errors);
        }
    }

    private static String kind(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        int colon = message.indexOf(':');
        boolean coded = colon > 0 && message.substring(0, colon).matches("[A-Z_]+");
        return coded ? message.substring(0, colon) : failure.getClass().getSimpleName();
    }
}
