/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * What a bank is asked.
 *
 * @param lot for which lot
 * @param bidder whose deposit
 */
record DepositQuestion(LotCode lot, UnifiedCreditCode bidder) {
    private static final long VERSION = 1;
    private static final String KIND = "deposit-question";

    /** Reads the JSON form; refuses ({@code SCHEMA_INVALID}) any other. */
    static DepositQuestion parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parse(bytes, DepositAnswer.MAX_BYTES).asObject();
        json.requireOnly("v", "kind", "lot", "bidder");
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a question is a %s of version %d", KIND, VERSION);
        }
        return new DepositQuestion(LotCode.parse(json.string("lot")), UnifiedCreditCode.parse(json.string("bidder")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("lot", lot.value())
                .put("bidder", bidder.value())
                .build();
    }
}
