/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import java.time.Duration;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.rounds.Rounds;

/** Has checkpoints stamped: at most one in an interval, and only when there is something new. */
final class StampingRounds extends Rounds {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final TimeStamping stamping;
    private final Duration interval;

    StampingRounds(TimeStamping stamping, Duration interval) {
        super("time-stamping");
        this.stamping = stamping;
        this.interval = interval;
    }

    @Override
    protected Duration round() throws InterruptedException {
        return stampIfDue() ? interval : TICK;
    }

    private boolean stampIfDue() throws InterruptedException {
        boolean due = stamping.isDue();
        if (due) {
            stamping.stampNewest();
        }
        return due;
    }

    /** Without an authority there is nothing to do. */
    @Override
    public boolean isAutoStartup() {
        return stamping.isConfigured();
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE + 1;
    }
}
