/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** How long to wait after failures: each time twice as long, up to a minute, and a little by chance. */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final RandomGenerator random;
    private Duration pause = Duration.ZERO;
    private Instant next = Instant.MIN;

    Pauses(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Whether it may be tried now. */
    boolean isOver() {
        return !clock.instant().isBefore(next);
    }

    void failed() {
        pause = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        long jitter = random.nextLong(pause.toMillis() / 4 + 1);
        next = clock.instant().plus(pause).plusMillis(jitter);
    }

    void succeeded() {
        pause = Duration.ZERO;
    }
}
