/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.json.JsonObject;

/**
 * A receipt that the platform's key has signed.
 *
 * @param receipt the receipt
 * @param stampedBefore before when it existed by the word of a time-stamp authority of the trust root; empty if the platform alone vouches
 *     for its time
 */
public record VerifiedReceipt(BidReceipt receipt, Optional<Instant> stampedBefore) {
    /** The most bytes of an answer with a receipt. */
    public static final int MAX_BYTES = 1 << 16;

    /**
     * What a gateway answers to a statement; nothing of it is verified yet.
     *
     * @param receipt the receipt
     * @param stamp a time stamp over it, if the gateway has one
     */
    public record Given(BidReceipt receipt, Optional<TimestampToken> stamp) {
        /** Reads an answer, whatever else it says; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) one without a receipt. */
        public static Given fromJson(JsonObject json) {
            return new Given(
                    BidReceipt.fromJson(json.object("receipt")),
                    json.optionalString("stamp").map(TimestampToken::ofBase64));
        }

        /** The members that {@link #fromJson} reads. */
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("receipt", receipt.toJson())
                    .putIfPresent("stamp", stamp.map(TimestampToken::base64))
                    .build();
        }
    }
}
