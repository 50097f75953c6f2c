/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import org.jianzheng.model.json.JsonObject;

/** A demo for trying, without legal value: whoever bids has paid. No bank stands behind it, and its answers say so. */
final class DemoDepositLedger implements DepositLedger {
    @Override
    public DepositAnswer ask(DepositQuestion question) {
        byte[] answer = JsonObject.builder()
                .put("v", 1)
                .put("kind", "deposit-answer")
                .put("lot", question.lot().value())
                .put("bidder", question.bidder().value())
                .put("form", "DEPOSIT")
                .put("paid", true)
                .put("reference", "演示，无法律效力 demo without legal value")
                .put("demo", true)
                .build()
                .canonical();
        return DepositAnswer.parse(answer, question);
    }
}
