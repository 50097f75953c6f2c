/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;

import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.junit.jupiter.api.Test;

/** What whoever keeps deposits does, be it a bank over HTTP or the demo. */
abstract class DepositLedgerContract {
    static final DepositQuestion QUESTION = new DepositQuestion(
            LotCode.parse("E620800ZZ99000001001001"), UnifiedCreditCode.parse("91999999B00000019A"));

    abstract DepositLedger bank();

    @Test
    void answers_about_the_very_deposit_and_the_same_again() throws Exception {
        DepositAnswer answer = bank().ask(QUESTION);
        assertThat(answer.paid()).isTrue();
        assertThat(bank().ask(QUESTION)).isEqualTo(answer);
        DepositQuestion other = new DepositQuestion(QUESTION.lot(), UnifiedCreditCode.parse("91999999B000000275"));
        assertThat(bank().ask(other).digests()).isNotEqualTo(answer.digests());
    }
}
