/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Base64;
import java.util.Optional;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * A receipt, and who besides the platform vouches for its time.
 *
 * @param receipt the platform's
 * @param stamp an RFC 3161 token over the receipt's canonical bytes; without it the platform alone vouches for the time
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed
record VouchedReceipt(BidReceipt receipt, Optional<byte[]> stamp) {
    JsonObject toJson() {
        return JsonObject.builder()
                .put("receipt", receipt.toJson())
                .put("leaf", HashSuite.SHA_256.digest(receipt.canonical()).hex())
                .putIfPresent("stamp", stamp.map(Base64.getEncoder()::encodeToString))
                .put("vouchedBy", stamp.isPresent() ? "TIME_AUTHORITY" : "PLATFORM_ALONE")
                .build();
    }
}
