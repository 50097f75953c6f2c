/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.deposit}: whether a bidder's deposit is there, looked up at the opening and never before, because whoever knows the
 * deposits knows the bidders.
 *
 * @param bidder whose
 * @param form what was asked for
 * @param found whether it is there
 * @param answer digests of what the bank or guarantor answered
 */
public record Deposit(UnifiedCreditCode bidder, Form form, boolean found, DualDigest answer) implements BidBody {
    /** What a bidder gives. */
    public enum Form {
        /** Money (保证金). */
        DEPOSIT,
        /** An electronic guarantee (电子保函). */
        GUARANTEE
    }

    /** Reads the body. */
    public static Deposit fromJson(JsonObject json) {
        json.requireOnly("bidder", "form", "found", "answer");
        return new Deposit(
                UnifiedCreditCode.parse(json.string("bidder")),
                Members.choice(Form.class, json, "form"),
                json.bool("found"),
                DualDigest.fromJson(json.object("answer")));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_DEPOSIT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("bidder", bidder.value())
                .put("form", form.name())
                .put("found", found)
                .put("answer", answer.toJson())
                .build();
    }
}
