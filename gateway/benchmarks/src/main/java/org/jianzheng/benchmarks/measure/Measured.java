/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.util.Map;

/**
 * What came of paced calls.
 *
 * @param calls how many were answered well within the measured time
 * @param nanos how long the measured time was
 * @param latencies how long each of them took from when it fell due
 * @param errors how often each kind of failure happened in the measured time
 */
public record Measured(long calls, long nanos, Latencies latencies, Map<String, Long> errors) {
    private static final long NANOS_IN_SECOND = 1_000_000_000L;

    /** Copies the map. */
    public Measured {
        errors = Map.copyOf(errors);
    }

    /** Answered calls a second, rounded down. */
    public long perSecond() {
        return perSecond(calls, nanos);
    }

    /** So many in so many nanoseconds, a second, rounded down. */
    public static long perSecond(long count, long nanos) {
        return nanos == 0 ? 0 : Math.multiplyExact(count, NANOS_IN_SECOND) / nanos;
    }

    /** How many calls failed. */
    public long failures() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
