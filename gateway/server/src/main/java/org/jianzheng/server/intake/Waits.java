/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jianzheng.model.code.RecordId;
import org.jspecify.annotations.Nullable;

/** Callers that wait for a record to be settled, or for a checkpoint to cover an entry. Each wait is bounded. */
final class Waits {
    /** One caller that waits. */
    private static final class Wait {
        private final CompletableFuture<Void> news = new CompletableFuture<>();
    }

    private final Map<RecordId, List<Wait>> settled = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, List<Wait>> covered = new ConcurrentSkipListMap<>();

    /** Waits until the record is settled; {@code already} is asked after the wait is registered, so no news is missed. */
    void untilSettled(RecordId id, BooleanSupplier already, Duration patience) throws InterruptedException {
        Wait wait = new Wait();
        settled.compute(id, (same, waits) -> with(waits, wait));
        try {
            if (!already.getAsBoolean()) {
                await(wait, patience);
            }
        } finally {
            settled.computeIfPresent(id, (same, waits) -> without(waits, wait));
        }
    }

    /** Waits until a cosigned checkpoint covers the entry at this position. */
    void untilCovered(long position, BooleanSupplier already, Duration patience) throws InterruptedException {
        Wait wait = new Wait();
        covered.compute(position, (same, waits) -> with(waits, wait));
        try {
            if (!already.getAsBoolean()) {
                await(wait, patience);
            }
        } finally {
            covered.computeIfPresent(position, (same, waits) -> without(waits, wait));
        }
    }

    /** The record is in the log or refused. */
    void settle(RecordId id) {
        wake(settled.getOrDefault(id, List.of()));
    }

    /** A cosigned checkpoint covers all entries before this size. */
    void cover(long size) {
        covered.headMap(size).values().forEach(Waits::wake);
    }

    private static void wake(List<Wait> waits) {
        waits.forEach(wait -> wait.news.complete(null));
    }

    private static void await(Wait wait, Duration patience) throws InterruptedException {
        try {
            wait.news.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The caller looks at the status and sees for itself that there is no news.
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a wait is only ever completed", e);
        }
    }

    private static List<Wait> with(@Nullable List<Wait> waits, Wait wait) {
        List<Wait> more = waits == null ? new ArrayList<>() : new ArrayList<>(waits);
        more.add(wait);
        return List.copyOf(more);
    }

    private static @Nullable List<Wait> without(List<Wait> waits, Wait wait) {
        List<Wait> rest = waits.stream().filter(other -> other != wait).toList();
        return rest.isEmpty() ? null : rest;
    }
}
