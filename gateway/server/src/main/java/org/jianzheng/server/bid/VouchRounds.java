/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Duration;
import org.jianzheng.server.rounds.Rounds;
import org.jianzheng.server.vouch.Vouching;

/** Shows the other organisation what there is, once a second as long as any lot receives bids, whether there is something or nothing. */
final class VouchRounds extends Rounds {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final BidDesk desk;
    private final Vouching vouching;

    VouchRounds(BidDesk desk, Vouching vouching) {
        super("vouching");
        this.desk = desk;
        this.vouching = vouching;
    }

    @Override
    protected Duration round() throws InterruptedException {
        if (desk.receives() || vouching.isAsked()) {
            vouching.round();
        }
        return PACE;
    }

    /** Without anybody to ask there is nothing to do. */
    @Override
    public boolean isAutoStartup() {
        return vouching.isConfigured();
    }
}
