/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rounds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A thread that works round by round until it is stopped. A round that fails is told in the log, and after a pause the next goes on. */
public abstract class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param name the thread's, and what a failure is told under */
    protected Rounds(String name) {
        this.name = name;
    }

    /**
     * One round.
     *
     * @return how long to wait for the next
     * @throws InterruptedException if it shall end
     */
    protected abstract Duration round() throws InterruptedException;

    private void run() {
        while (running) {
            try {
                Thread.sleep(roundOrPause());
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private Duration roundOrPause() throws InterruptedException {
        try {
            return round();
        } catch (RuntimeException e) {
            // When the gateway ends, a store may be closed under a round that had begun.
            if (running) {
                LOG.error("{}: a round failed; the next goes on", name, e);
            }
            return AFTER_FAILURE;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Interrupts a round, and waits at most ten seconds for its end. */
    @Override
    public void stop() {
        running = false;
        Thread started = thread;
        if (started != null) {
            started.interrupt();
            try {
                started.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
