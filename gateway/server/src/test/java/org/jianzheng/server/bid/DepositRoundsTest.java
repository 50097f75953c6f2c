/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.RecordType;
import org.junit.jupiter.api.Test;

/** When deposits are looked up, and what becomes of what is found. */
class DepositRoundsTest extends BidScenario {
    private final List<UnifiedCreditCode> asked = new ArrayList<>();
    private final Set<UnifiedCreditCode> unpaid = new HashSet<>();
    private boolean away;

    private DepositAnswer answer(DepositQuestion question) throws IOException {
        asked.add(question.bidder());
        if (away) {
            throw new IOException("the bank\ndoes not answer");
        }
        return new DepositAnswer(
                Deposit.Form.DEPOSIT,
                !unpaid.contains(question.bidder()),
                DualDigest.of(question.toJson().canonical()));
    }

    private void round() throws InterruptedException {
        new DepositRounds(desk(), Optional.of(this::answer)).round();
    }

    private void open(boolean ledgerIsDown) {
        desk().receive(commit(1, 1));
        desk().receive(commit(2, 1));
        desk().receive(commit(3, 1));
        down = ledgerIsDown;
        at("09:30:01");
        at("09:31:00");
        open();
    }

    private List<Deposit> recorded() {
        return ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_DEPOSIT)
                .map(record -> Deposit.fromJson(record.body()))
                .toList();
    }

    @Test
    void nobody_is_asked_before_the_bids_are_disclosed() throws InterruptedException { // invariant 4
        desk().receive(commit(1, 1));
        round();
        at("09:30:01");
        round();
        assertThat(asked).isEmpty();
    }

    @Test
    void what_the_bank_says_is_recorded_once_for_each_bidder() throws InterruptedException {
        unpaid.add(code(2));
        open(false);
        round();
        round();
        at("09:32:00");
        start();
        round();
        assertThat(asked).containsExactlyInAnyOrder(code(1), code(2), code(3));
        assertThat(recorded()).hasSize(3).allMatch(deposit -> deposit.answer().isPresent());
        assertThat(recorded().stream()
                        .filter(deposit -> deposit.result() == Deposit.Result.NOT_PAID)
                        .map(Deposit::bidder))
                .containsExactly(code(2));
    }

    @Test
    void a_bank_that_is_away_and_a_ledger_that_is_down_stop_no_opening() throws InterruptedException {
        away = true;
        open(true);
        round();
        assertThat(revealed(1, 1)).isEqualTo(BidHead.State.VERIFIED);
        assertThat(revealed(2, 1)).isEqualTo(BidHead.State.VERIFIED);
        down = false;
        at("09:45:00");
        assertThat(recorded()).hasSize(3).allMatch(deposit -> deposit.result() == Deposit.Result.UNKNOWN);
        assertThat(recorded().getFirst().reason()).contains("the bank does not answer");
        assertThat(state(1)).isEqualTo("VERIFIED");
    }
}
