/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.rounds.Rounds;

/**
 * Looks up the deposits of bids that are disclosed, each once, and records what the bank says. A bank that does not answer is recorded, too,
 * and stops nothing: people of the centre hand in what they learn otherwise.
 */
final class DepositRounds extends Rounds {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int REASON = 160;

    private final BidDesk desk;
    private final Optional<DepositLedger> bank;

    DepositRounds(BidDesk desk, Optional<DepositLedger> bank) {
        super("deposits");
        this.desk = desk;
        this.bank = bank;
    }

    @Override
    protected Duration round() throws InterruptedException {
        if (bank.isPresent()) {
            for (LotCode lot : desk.lots()) {
                for (UnifiedCreditCode bidder : desk.withoutDeposit(lot)) {
                    desk.lookedUp(lot, lookUp(bank.get(), lot, bidder));
                }
            }
        }
        return PACE;
    }

    private static Deposit lookUp(DepositLedger bank, LotCode lot, UnifiedCreditCode bidder)
            throws InterruptedException {
        try {
            DepositAnswer answer = bank.ask(new DepositQuestion(lot, bidder));
            return new Deposit(
                    bidder,
                    Optional.of(answer.form()),
                    answer.paid() ? Deposit.Result.PAID : Deposit.Result.NOT_PAID,
                    Optional.empty(),
                    Optional.of(answer.digests()));
        } catch (IOException | Refusal why) {
            return new Deposit(
                    bidder, Optional.empty(), Deposit.Result.UNKNOWN, Optional.of(line(why)), Optional.empty());
        }
    }

    private static String line(Exception why) {
        String text = String.valueOf(why.getMessage()).replaceAll("[\\p{Cntrl}]+", " ");
        return text.substring(0, Math.min(REASON, text.length()));
    }

    /** Without a bank there is nothing to do. */
    @Override
    public boolean isAutoStartup() {
        return bank.isPresent();
    }
}
