/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.health;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks the own peer for its height every second, by which the log's lag is measured. */
@Component
class PeerHeight implements SmartLifecycle {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final String organisation;
    private final Trouble silence;
    private volatile Optional<Long> newest = Optional.empty();
    private volatile boolean running;

    PeerHeight(Ledger ledger, GatewaySettings settings, LedgerLog log, MeterRegistry registry, Troubles troubles) {
        this.ledger = ledger;
        this.organisation = settings.organisation();
        this.silence = troubles.of(Kind.PEER, organisation);
        registry.gauge(
                "jianzheng.log.lag",
                this,
                each -> each.newest
                        .map(height -> (double) Math.max(0, height - log.nextBlock()))
                        .orElse(Double.NaN));
    }

    /** The height that the peer last said, or empty if it does not answer. */
    Optional<Long> newest() {
        return newest;
    }

    private void run() {
        while (running) {
            try {
                newest = Optional.of(ledger.height(organisation));
                silence.passed();
            } catch (LedgerLost e) {
                newest = Optional.empty();
                silence.met(String.valueOf(e.getMessage()));
            }
            try {
                Thread.sleep(TICK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("peer-height").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
