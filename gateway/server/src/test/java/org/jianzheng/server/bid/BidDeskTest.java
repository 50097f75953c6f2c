/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;

import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;

/** The desk of one gateway on a ledger in memory that can be down;
 *
 * /** What is taken until the deadline, and what is not. */
class BidDeskTest extends BidScenario {
    @Test
    void the_instant_of_the_deadline_is_in_time_and_a_millisecond_later_is_not() { // invariant 1
        at(DEADLINE);
        VouchedReceipt inTime = desk().receive(commit(1, 1));
        assertThat(inTime.receipt().refused()).isEmpty();
        assertThat(inTime.receipt().receivedAt()).isEqualTo(DEADLINE);
        now = DEADLINE.plusMillis(1);
        VouchedReceipt late = desk().receive(commit(1, 2));
        assertThat(late.receipt().refused()).contains(ErrorCode.DEADLINE_PASSED);

        at(DEADLINE.plusSeconds(31));
        assertThat(anchored(inTime)).as("the batch of the deadline holds it").isAfter(DEADLINE);
        refuses(ErrorCode.ITEM_UNKNOWN, () -> anchored(late));
    }

    @Test
    void an_amendment_on_the_ledger_moves_the_deadline_and_what_was_refused_may_come_again() { // invariant 1
        at(DEADLINE.minusSeconds(5));
        desk().act(record(new Extension(DEADLINE.plusSeconds(600), "答疑延期"), TENDERER));
        assertThat(desk().bidding(LOT).window().deadline())
                .as("not on the ledger yet")
                .isEqualTo(DEADLINE);
        at(DEADLINE.plusSeconds(1));
        assertThat(desk().receive(commit(1, 1)).receipt().refused()).isEmpty();
        at(DEADLINE.plusSeconds(601));
        assertThat(desk().receive(commit(2, 1)).receipt().refused()).contains(ErrorCode.DEADLINE_PASSED);
    }

    @Test
    void a_statement_is_taken_once_in_its_order_under_one_key() {
        BidStatement first = commit(1, 1);
        VouchedReceipt receipt = desk().receive(first);
        assertThat(desk().receive(first).receipt()).isEqualTo(receipt.receipt());
        BidStatement second = commit(1, 2);
        desk().receive(second);
        refuses(ErrorCode.STATE_FORBIDS, () -> desk().receive(first));
        BidStatement others = BidStatement.sign(new BidAct.Withdraw(3), LOT, code(1), now, key(2));
        refuses(ErrorCode.SIGNATURE_INVALID, () -> desk().receive(others));
        desk().receive(statement(1, new BidAct.Withdraw(3)));
        refuses(ErrorCode.STATE_FORBIDS, () -> desk().receive(statement(1, new BidAct.Withdraw(4))));
        assertThat(desk().receive(commit(1, 4)).receipt().refused()).isEmpty();
    }
}
