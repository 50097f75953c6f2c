/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Duration;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that closes batches in time and brings records of sealed bids to the ledger. */
final class BidLane extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(BidLane.class);
    private static final Duration TICK = Duration.ofMillis(50);

    private final BidDesk desk;
    private final BidDelivery delivery;

    BidLane(BidDesk desk, BidDelivery delivery) {
        super("sealed-bids");
        this.desk = desk;
        this.delivery = delivery;
    }

    @Override
    protected Duration round() {
        desk.lots().forEach(this::serve);
        return TICK;
    }

    private void serve(LotCode lot) {
        try {
            desk.closeDue(lot);
            desk.deliver(lot, delivery);
        } catch (Refusal full) {
            LOG.info("sealed bids wait: {}", full.code());
        }
    }
}
