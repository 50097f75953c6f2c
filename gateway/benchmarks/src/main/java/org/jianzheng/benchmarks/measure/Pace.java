/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.time.Duration;

/**
 * How calls are made.
 *
 * @param perSecond how many calls fall due each second; 0 makes a new call as soon as one is answered
 * @param concurrency how many calls are under way at most
 * @param warmUp how long calls are made without being counted
 * @param measured how long calls are counted after that
 */
public record Pace(int perSecond, int concurrency, Duration warmUp, Duration measured) {
    /** Refuses negative rates and times, and a concurrency or a measured time of nothing. */
    public Pace {
        if (perSecond < 0 || concurrency < 1 || warmUp.isNegative() || !measured.isPositive()) {
            throw new IllegalArgumentException("a pace of " + perSecond + " calls a second by " + concurrency
                    + " callers for " + measured + " after " + warmUp + " makes no sense");
        }
    }

    /** All of the time in which calls are made. */
    public Duration whole() {
        return warmUp.plus(measured);
    }

    /** The same, with another rate and concurrency. */
    public Pace with(int callsPerSecond, int callers) {
        return new Pace(callsPerSecond, callers, warmUp, measured);
    }
}
