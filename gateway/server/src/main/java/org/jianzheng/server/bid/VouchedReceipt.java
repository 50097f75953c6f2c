/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Base64;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * A receipt, and who besides the platform vouches for its time.
 *
 * @param receipt the platform's
 * @param by about the receipt's canonical bytes; without anybody the platform alone vouches for the time
 */
record VouchedReceipt(BidReceipt receipt, Vouched by) {
    JsonObject toJson() {
        return JsonObject.builder()
                .put("receipt", receipt.toJson())
                .put("leaf", HashSuite.SHA_256.digest(receipt.canonical()).hex())
                .putIfPresent("stamp", by.stamp().map(Base64.getEncoder()::encodeToString))
                .putValueIfPresent("vouch", by.vouch().map(TimeVouch::toJson))
                .put("vouchedBy", vouchedBy())
                .build();
    }

    private String vouchedBy() {
        if (by.stamp().isPresent()) {
            return "TIME_AUTHORITY";
        }
        return by.vouch().isPresent() ? "OTHER_ORGANISATION" : "PLATFORM_ALONE";
    }
}
