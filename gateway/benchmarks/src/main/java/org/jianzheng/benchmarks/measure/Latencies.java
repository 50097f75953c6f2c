/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.util.Arrays;
import org.jianzheng.model.json.JsonObject;

/**
 * Percentiles of measured times, in microseconds. A percentile is the smallest measured time that at least so many
 * percent of the measured times do not exceed (nearest rank): never an interpolated value.
 *
 * @param count how many times were measured
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param longest the longest
 */
public record Latencies(long count, long p50, long p95, long p99, long longest) {
    private static final long NANOS_IN_MICRO = 1_000;

    /** The percentiles of these times in nanoseconds, in any order; all zero for none. */
    public static Latencies ofNanos(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(
                sorted.length, micros(sorted, 50), micros(sorted, 95), micros(sorted, 99), micros(sorted, 100));
    }

    private static long micros(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[Math.max(rank, 1) - 1] / NANOS_IN_MICRO;
    }

    /** In JSON, in microseconds. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("count", count)
                .put("p50us", p50)
                .put("p95us", p95)
                .put("p99us", p99)
                .put("longestUs", longest)
                .build();
    }
}
