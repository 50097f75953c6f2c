/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What a bank answers.
 *
 * @param form what the bidder gave, or would have had to
 * @param paid whether it is there
 * @param digests of the very bytes of the answer
 */
record DepositAnswer(Deposit.Form form, boolean paid, DualDigest digests) {
    /** The most bytes of an answer. */
    static final int MAX_BYTES = 16_384;

    private static final long VERSION = 1;
    private static final String KIND = "deposit-answer";

    /** Reads an answer; refuses ({@code SCHEMA_INVALID}) any other document, and ({@code SUBJECTS_MISMATCH}) one to another question. */
    static DepositAnswer parse(byte[] bytes, DepositQuestion question) {
        JsonObject json = CanonicalJson.parse(bytes, MAX_BYTES).asObject();
        json.requireOnly("v", "kind", "lot", "bidder", "form", "paid", "reference", "demo");
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an answer is a %s of version %d", KIND, VERSION);
        }
        DepositQuestion answered =
                new DepositQuestion(LotCode.parse(json.string("lot")), UnifiedCreditCode.parse(json.string("bidder")));
        if (!answered.equals(question)) {
            throw Refusal.of(ErrorCode.SUBJECTS_MISMATCH, "the answer is about another deposit");
        }
        return new DepositAnswer(
                Members.choice(Deposit.Form.class, json, "form"), json.bool("paid"), DualDigest.of(bytes));
    }
}
