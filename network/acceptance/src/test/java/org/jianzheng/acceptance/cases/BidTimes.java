/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.model.json.JsonObject;

/**
 * When things happen in a case of sealed bids: at each fixed time a batch is due, and from one time to another the ledger is down when
 * the case says so.
 */
final class BidTimes {
    /** From one fixed time to the next. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    private final NavigableSet<Instant> steps = new TreeSet<>();
    private Optional<Instant> downFrom = Optional.empty();
    private Optional<Instant> downUntil = Optional.empty();
    private Instant deadline = Instant.EPOCH;

    /** Reads the case's deadline, outage and steps. */
    void read(JsonObject given, List<Step> ofCase) {
        deadline = time(given.string("deadline"));
        List<String> down = given.array("ledgerDown").strings();
        downFrom = down.stream().map(BidTimes::time).findFirst();
        downUntil = down.stream().map(BidTimes::time).reduce((first, second) -> second);
        ofCase.forEach(step -> steps.add(step.at()));
    }

    static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    Instant deadline() {
        return deadline;
    }

    void moveDeadline(Instant to) {
        deadline = to;
    }

    /** When the outage begins, if there is one. */
    Optional<Instant> downFrom() {
        return downFrom;
    }

    /** When the outage ends, if there is one. */
    Optional<Instant> downUntil() {
        return downUntil;
    }

    /** The first fixed time at or after a moment. */
    Instant batchAfter(Instant at) {
        return deadline.minus(
                INTERVAL.multipliedBy(Duration.between(at, deadline).dividedBy(INTERVAL)));
    }

    boolean isDown(Instant moment) {
        return downFrom.filter(from -> !moment.isBefore(from)).isPresent()
                && downUntil.filter(moment::isBefore).isPresent();
    }

    /** What happens after a moment and before the next step: batches, the outage's begin and end. */
    NavigableSet<Instant> untilNextStep(Instant from) {
        Instant until = Optional.ofNullable(steps.higher(from)).orElse(from.plus(INTERVAL));
        NavigableSet<Instant> moments = new TreeSet<>();
        for (Instant due = batchAfter(from); !due.isAfter(deadline); due = due.plus(INTERVAL)) {
            moments.add(due.plusMillis(500));
        }
        downFrom.ifPresent(moments::add);
        downUntil.ifPresent(moments::add);
        return moments.tailSet(from, false).headSet(until, false);
    }

    /** When the newest batch must have been closed, if one must by now. */
    Optional<Instant> dueBy(Instant now) {
        Instant due = now.isAfter(deadline) ? deadline : batchAfter(now).minus(INTERVAL);
        return Optional.of(due).filter(time -> time.isAfter(steps.first()));
    }
}
