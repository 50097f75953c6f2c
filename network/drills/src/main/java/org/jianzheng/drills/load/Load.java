/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Hands in records at a steady rate, each from its own thread, so that one gateway that is away does not hold up another. At
 * most {@value #MOST} records are handed in, and at most {@value #MOST_UNANSWERED} wait for an answer at once.
 */
public final class Load implements AutoCloseable {
    private static final int MOST = 20_000;
    private static final int MOST_UNANSWERED = 2_000;

    private final List<Clerk> clerks;
    private final Duration pause;
    private final LongSupplier nanoClock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Handed> handed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Window> windows = new ArrayList<>();
    private volatile boolean running;
    private long windowBegan;

    /**
     * Prepares the load; nothing is sent yet.
     *
     * @param perSecond records a second, all clerks together, 1 to 1,000
     */
    public Load(List<Clerk> clerks, int perSecond, LongSupplier nanoClock) {
        if (perSecond < 1 || perSecond > 1_000) {
            throw new IllegalArgumentException("a rate is 1 to 1000 records a second, met " + perSecond);
        }
        this.clerks = List.copyOf(clerks);
        this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
        this.nanoClock = nanoClock;
    }

    /** A time in which records were handed in. */
    public record Window(long begin, long end) {}

    /** Begins, or goes on after {@link #pause}. */
    public synchronized void begin() {
        running = true;
        windowBegan = nanoClock.getAsLong();
        threads.execute(this::tick);
    }

    /** Hands nothing in any more; what is under way goes on. */
    public synchronized void pause() {
        if (running) {
            running = false;
            windows.add(new Window(windowBegan, nanoClock.getAsLong()));
        }
    }

    /** Hands in so many records to one organisation's gateway at once, and waits until they are acknowledged. */
    public void burst(OrganisationName organisation, int records) throws InterruptedException {
        Clerk clerk = clerks.stream()
                .filter(each -> each.organisation().equals(organisation))
                .findFirst()
                .orElseThrow();
        List<ReadableRecord> made = java.util.stream.Stream.generate(clerk::registration)
                .limit(records)
                .toList();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            made.forEach(record -> together.execute(() -> handIn(clerk, record)));
        }
    }

    /** Waits until each record is answered, at most so long; returns how many are not. */
    public int awaitAnswers(Duration bound) throws InterruptedException {
        long end = nanoClock.getAsLong() + bound.toNanos();
        while (unanswered.get() > 0 && nanoClock.getAsLong() < end) {
            Thread.sleep(20);
        }
        return unanswered.get();
    }

    /** All records that were handed in so far. */
    public List<Handed> handed() {
        return List.copyOf(handed);
    }

    /** When records were handed in. */
    public synchronized List<Window> windows() {
        return List.copyOf(windows);
    }

    /** Whether records are being handed in. */
    public boolean isRunning() {
        return running;
    }

    private void tick() {
        long due = nanoClock.getAsLong();
        while (running && count.get() < MOST) {
            long wait = due - nanoClock.getAsLong();
            if (wait > 0) {
                try {
                    TimeUnit.NANOSECONDS.sleep(wait);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
            due = Math.max(due + pause.toNanos(), nanoClock.getAsLong() - pause.toNanos());
            if (unanswered.get() < MOST_UNANSWERED) {
                Clerk clerk = clerks.get(count.get() % clerks.size());
                threads.execute(() -> handIn(clerk, clerk.registration()));
                count.incrementAndGet();
            }
        }
    }

    private void handIn(Clerk clerk, ReadableRecord record) {
        Handed one = new Handed(clerk, record.id());
        handed.add(one);
        unanswered.incrementAndGet();
        try {
            clerk.gateway().submit(record.toJson());
            one.acknowledged(nanoClock.getAsLong());
        } catch (Refusal refusal) {
            one.refused(refusal);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            unanswered.decrementAndGet();
        }
    }

    @Override
    public void close() {
        pause();
        threads.shutdownNow();
    }
}
