/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000;

    /** A clock that only a call moves on; nobody ever waits for it. */
    private final AtomicLong now = new AtomicLong();

    private final Pacer pacer = new Pacer(now::get);

    @Test
    void makes_every_call_once_until_there_are_no_more() throws Exception {
        Set<Integer> made = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Measured measured = pacer.run(pace(0, 4), 100, (number, due) -> {
            made.add(number);
            calls.incrementAndGet();
        });
        assertThat(made).hasSize(100);
        assertThat(calls).hasValue(100);
        assertThat(measured.calls()).isEqualTo(100);
    }

    @Test
    void stops_when_the_time_is_over() throws Exception {
        Measured measured = pacer.run(pace(0, 1), Integer.MAX_VALUE, (number, due) -> now.addAndGet(100 * MILLI));
        assertThat(measured.calls()).isEqualTo(10);
        assertThat(measured.perSecond()).isEqualTo(10);
    }

    @Test
    void counts_a_call_from_when_it_fell_due_not_from_when_somebody_was_free() throws Exception {
        Measured measured = pacer.run(pace(10, 1), 2, (number, due) -> now.addAndGet(300 * MILLI));
        // Due at 0 and 100 ms; answered at 300 and 600 ms.
        assertThat(measured.latencies().p50()).isEqualTo(300_000);
        assertThat(measured.latencies().longest()).isEqualTo(500_000);
    }

    @Test
    void counts_nothing_of_the_warm_up() throws Exception {
        Pace pace = new Pace(0, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        Measured measured = pacer.run(pace, Integer.MAX_VALUE, (number, due) -> now.addAndGet(100 * MILLI));
        assertThat(measured.calls()).isEqualTo(10);
    }

    @Test
    void counts_a_backlog_into_the_time() throws Exception {
        Measured measured = pacer.run(pace(0, 1), Integer.MAX_VALUE, (number, due) -> now.addAndGet(4_000 * MILLI));
        assertThat(measured.calls()).isEqualTo(1);
        assertThat(measured.nanos()).isEqualTo(4_000 * MILLI);
    }

    @Test
    void counts_failures_by_their_code_and_not_as_calls() throws Exception {
        Measured measured = pacer.run(pace(0, 1), 3, (number, due) -> {
            if (number > 0) {
                throw Refusal.of(ErrorCode.QUEUE_FULL, "no");
            }
        });
        assertThat(measured.calls()).isEqualTo(1);
        assertThat(measured.errors()).containsExactly(Map.entry("QUEUE_FULL", 2L));
        assertThat(measured.failures()).isEqualTo(2);
    }

    @Test
    void refuses_a_pace_that_makes_no_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(1, 0, Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageContaining("0 callers");
    }

    private static Pace pace(int perSecond, int callers) {
        return new Pace(perSecond, callers, Duration.ZERO, Duration.ofSeconds(1));
    }
}
