/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Returns once it is this time, or later. */
    void until(Instant time) throws InterruptedException;

    /** Sleeps until the clock says so. */
    static Pause on(InstantSource clock) {
        return time -> {
            for (Instant now = clock.instant(); now.isBefore(time); now = clock.instant()) {
                Thread.sleep(Duration.between(now, time));
            }
        };
    }
}
