/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Duration;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that closes batches in time and brings records of sealed bids to the ledger. */
final class BidLane implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BidLane.class);
    private static final Duration TICK = Duration.ofMillis(50);

    private final BidDesk desk;
    private final BidDelivery delivery;
    private volatile boolean running;
    private @Nullable Thread thread;

    BidLane(BidDesk desk, BidDelivery delivery) {
        this.desk = desk;
        this.delivery = delivery;
    }

    private void run() {
        while (running) {
            try {
                desk.lots().forEach(this::serve);
                Thread.sleep(TICK);
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException e) {
                // When the gateway ends, the store may be closed under a round that had begun.
                if (running) {
                    LOG.error("a round of sealed bids failed; the next goes on", e);
                }
            }
        }
    }

    private void serve(LotCode lot) {
        try {
            desk.closeDue(lot);
            desk.deliver(lot, delivery);
        } catch (Refusal full) {
            LOG.info("sealed bids wait: {}", full.code());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("sealed-bids").daemon().start(this::run);
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
