/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import java.time.Instant;
import java.time.InstantSource;
import org.jianzheng.sample.play.Pause;

/** A clock that stands still until somebody waits. */
public final class PlayClock implements InstantSource, Pause {
    private volatile Instant now;

    /** Begins at this time. */
    public PlayClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void until(Instant time) {
        now = time.isAfter(now) ? time : now;
    }
}
