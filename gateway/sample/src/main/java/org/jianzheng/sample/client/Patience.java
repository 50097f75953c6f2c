/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.time.Duration;

/**
 * How long a client waits and how often it tries again.
 *
 * @param request the longest wait for one answer
 * @param total the longest wait for one call with all its repeats and polls
 * @param firstPause the pause before the first repeat; each further pause is twice as long, up to {@code longestPause}
 * @param longestPause the longest pause between two tries
 */
public record Patience(Duration request, Duration total, Duration firstPause, Duration longestPause) {
    /** Answers within 70 s, everything within 3 minutes, pauses of 100 ms to 2 s. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(70), Duration.ofMinutes(3), Duration.ofMillis(100), Duration.ofSeconds(2));

    /** Refuses waits that are not positive. */
    public Patience {
        for (Duration wait : new Duration[] {request, total, firstPause, longestPause}) {
            if (!wait.isPositive()) {
                throw new IllegalArgumentException("a wait must be positive, met " + wait);
            }
        }
    }
}
