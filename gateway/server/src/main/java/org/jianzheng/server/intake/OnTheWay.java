/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;

/** The transactions that are submitted, or about to be, and not yet seen in a block. Safe for several threads. */
final class OnTheWay {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** A transaction on its way. */
    static final class Journey {
        private final Carrier carrier;
        private final int conflicts;
        private final Instant due;
        private final Duration wait;

        private Journey(Carrier carrier, int conflicts, Instant due, Duration wait) {
            this.carrier = carrier;
            this.conflicts = conflicts;
            this.due = due;
            this.wait = wait;
        }

        Carrier carrier() {
            return carrier;
        }

        /** How often its records were in a transaction that conflicted. */
        int conflicts() {
            return conflicts;
        }
    }

    private final Map<TransactionId, Journey> journeys = new HashMap<>();
    private final Map<RecordId, TransactionId> carriedBy = new HashMap<>();
    private final Duration firstWait;
    private int deliveries;

    OnTheWay(Duration firstWait) {
        this.firstWait = firstWait;
    }

    /** Waits until another transaction may be built, at most so long; then counts it. */
    synchronized boolean begin(int most, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (journeys.size() + deliveries >= most) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        deliveries++;
        return true;
    }

    /** What {@link #begin} counted is done: its transactions are under way or its records refused. */
    synchronized void end() {
        deliveries--;
        notifyAll();
    }

    synchronized void add(Carrier carrier, int conflicts, Instant now) {
        journeys.put(carrier.transaction().id(), new Journey(carrier, conflicts, now.plus(firstWait), firstWait));
        carrier.records().forEach(id -> carriedBy.put(id, carrier.transaction().id()));
    }

    synchronized Optional<Journey> arrive(TransactionId id) {
        Journey journey = journeys.remove(id);
        if (journey != null) {
            journey.carrier.records().forEach(carriedBy::remove);
            notifyAll();
        }
        return Optional.ofNullable(journey);
    }

    synchronized Optional<TransactionId> carrierOf(RecordId id) {
        return Optional.ofNullable(carriedBy.get(id));
    }

    synchronized int size() {
        return journeys.size();
    }

    synchronized List<Journey> all() {
        return List.copyOf(journeys.values());
    }

    /** Whether one was not seen for so long that it was asked for, and is not seen yet. */
    synchronized boolean hasOverdue() {
        return journeys.values().stream().anyMatch(journey -> journey.wait.compareTo(firstWait) > 0);
    }

    /** The transactions that were not seen for so long that they are to be asked for; each then waits twice as long. */
    synchronized List<Journey> takeDue(Instant now) {
        List<Journey> due = new ArrayList<>();
        for (Journey journey : List.copyOf(journeys.values())) {
            if (!journey.due.isAfter(now)) {
                due.add(journey);
                Duration doubled = journey.wait.multipliedBy(2);
                Duration next = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
                journeys.put(
                        journey.carrier.transaction().id(),
                        new Journey(journey.carrier, journey.conflicts, now.plus(next), next));
            }
        }
        return due;
    }
}
