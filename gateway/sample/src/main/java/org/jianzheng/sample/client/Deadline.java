/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The end of one call's patience, with pauses that grow until it is reached. */
final class Deadline {
    private final InstantSource clock;
    private final Instant end;
    private final Duration longestPause;
    private Duration pause;

    Deadline(InstantSource clock, Patience patience) {
        this.clock = clock;
        this.end = clock.instant().plus(patience.total());
        this.pause = patience.firstPause();
        this.longestPause = patience.longestPause();
    }

    boolean isOver() {
        return !clock.instant().isBefore(end);
    }

    /** Waits once more, a little longer each time. */
    void pause() throws InterruptedException {
        Thread.sleep(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
    }
}
