/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import java.time.Duration;
import org.jianzheng.server.log.BlockFollower;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has checkpoints stamped: at most one in an interval, and only when there is something new. */
final class StampingRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StampingRounds.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final TimeStamping stamping;
    private final Duration interval;
    private volatile boolean running;
    private @Nullable Thread thread;

    StampingRounds(TimeStamping stamping, Duration interval) {
        this.stamping = stamping;
        this.interval = interval;
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(stampIfDue() ? interval : TICK);
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException e) {
                LOG.error("a round of time stamps failed; the next goes on", e);
            }
        }
    }

    private boolean stampIfDue() throws InterruptedException {
        boolean due = stamping.isDue();
        if (due) {
            stamping.stampNewest();
        }
        return due;
    }

    @Override
    public void start() {
        running = true;
        if (stamping.isConfigured()) {
            thread = Thread.ofPlatform().name("time-stamping").daemon().start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread started = thread;
        if (started != null) {
            started.interrupt();
            try {
                started.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE + 1;
    }
}
