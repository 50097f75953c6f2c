/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.refusal.RefusedCall;

/**
 * Bounds what a flood of refused calls leaves behind. In each minute the first {@value #ALONE} calls alike (code, place, organisation,
 * party) are told one by one, further ones as one count when the minute is over; beyond {@value #CALLERS} kinds of calls, by code
 * alone. So a minute leaves at most as many lines as there are kinds, times what is told one by one.
 */
final class RefusalWindow {
    static final Duration LENGTH = Duration.ofMinutes(1);
    static final int ALONE = 20;
    static final int CALLERS = 50;

    private final Map<RefusedCall, Seen> seen = new LinkedHashMap<>();
    private Instant end = Instant.MIN;

    /** Calls alike that go into one line. */
    record Counted(RefusedCall call, long count, Instant first, Instant last) {}

    private static final class Seen {
        private long alone;
        private long further;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        Optional<Counted> counted(RefusedCall call) {
            return further == 0 ? Optional.empty() : Optional.of(new Counted(call, further, first, last));
        }
    }

    /** Takes a call; what is to be written down now: counts of a minute that is over, and the call, if it is told by itself. */
    synchronized List<Counted> take(RefusedCall call, Instant now) {
        List<Counted> over = ended(now);
        if (seen.isEmpty()) {
            end = now.plus(LENGTH);
        }
        RefusedCall alike = call.withoutRecord();
        boolean crowded = seen.size() >= CALLERS && !seen.containsKey(alike);
        RefusedCall kind = crowded ? call.withoutCaller() : alike;
        Seen before = seen.computeIfAbsent(kind, first -> new Seen());
        if (!crowded && before.alone < ALONE) {
            before.alone++;
            return Stream.concat(over.stream(), Stream.of(new Counted(call, 1, now, now)))
                    .toList();
        }
        before.further++;
        before.first = before.first.isAfter(now) ? now : before.first;
        before.last = before.last.isBefore(now) ? now : before.last;
        return over;
    }

    /** The counts of a minute that is over. */
    synchronized List<Counted> ended(Instant now) {
        if (now.isBefore(end)) {
            return List.of();
        }
        return flush();
    }

    /** All counts, whether their minute is over or not: for the end of the process. */
    synchronized List<Counted> flush() {
        List<Counted> counts = seen.entrySet().stream()
                .flatMap(kind -> kind.getValue().counted(kind.getKey()).stream())
                .toList();
        seen.clear();
        end = Instant.MIN;
        return counts;
    }
}
