/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.operations;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations by fixed bounds. Safe for use by several threads. */
public final class Histogram {

    private static final double[] BOUNDS_IN_SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };
    private static final double NANOS = 1e9;

    private final LongAdder[] buckets = new LongAdder[BOUNDS_IN_SECONDS.length];
    private final LongAdder count = new LongAdder();
    private final LongAdder totalNanos = new LongAdder();

    /** Nothing counted yet. */
    public Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** Counts one duration. */
    public void record(Duration duration) {
        double seconds = duration.toNanos() / NANOS;
        for (int i = 0; i < buckets.length; i++) {
            if (seconds <= BOUNDS_IN_SECONDS[i]) {
                buckets[i].increment();
            }
        }
        count.increment();
        totalNanos.add(duration.toNanos());
    }

    /** Counts the time since {@code System.nanoTime()} was {@code startNanos}. */
    public void recordSince(long startNanos) {
        record(Duration.ofNanos(System.nanoTime() - startNanos));
    }

    void write(StringBuilder out, String name, String labels) {
        String prefix = labels.isEmpty() ? "" : labels + ",";
        for (int i = 0; i < buckets.length; i++) {
            out.append(name).append("_bucket{").append(prefix).append("le=\"").append(BOUNDS_IN_SECONDS[i]);
            out.append("\"} ").append(buckets[i].sum()).append('\n');
        }
        out.append(name)
                .append("_bucket{")
                .append(prefix)
                .append("le=\"+Inf\"} ")
                .append(count.sum())
                .append('\n');
        String braced = labels.isEmpty() ? "" : "{" + labels + "}";
        out.append(name)
                .append("_sum")
                .append(braced)
                .append(' ')
                .append(totalNanos.sum() / NANOS)
                .append('\n');
        out.append(name)
                .append("_count")
                .append(braced)
                .append(' ')
                .append(count.sum())
                .append('\n');
    }
}
