/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.time.Duration;
import java.util.Map;
import org.jianzheng.model.code.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that copies batches. */
public final class ReplicationLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicationLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);

    private final Replication replication;
    private volatile boolean running;
    private @Nullable Thread thread;

    ReplicationLoop(Replication replication) {
        this.replication = replication;
    }

    /** Batches that are to be copied, or of whose copy their organisation is to be told. */
    public int outstanding() {
        return replication.outstanding();
    }

    /** Organisations whose batches could not be copied when that was tried last, each with the reason. */
    public Map<OrganisationId, String> failures() {
        return replication.failures();
    }

    private void run() {
        while (running) {
            try {
                if (!replication.advance()) {
                    Thread.sleep(TICK);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // When the gateway ends, the store may be closed under a round that had begun.
                if (running) {
                    LOG.error("copying batches failed; it is tried again", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("batch-replication").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread started = thread;
        if (started != null) {
            started.interrupt();
            try {
                started.join(Duration.ofSeconds(10));
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
