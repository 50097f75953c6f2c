/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.json.JsonObject;

/**
 * A receipt that the platform's key has signed.
 *
 * @param receipt the receipt
 * @param stampedBefore before when it existed by the word of a time-stamp authority of the trust root
 * @param shownAt when it was shown to another organisation, by the word of one that the trust root names and that is no centre
 */
public record VerifiedReceipt(BidReceipt receipt, Optional<Instant> stampedBefore, Optional<Instant> shownAt) {
    /** The most bytes of an answer with a receipt. */
    public static final int MAX_BYTES = 1 << 16;

    /** Whether the platform alone vouches for its time. */
    public boolean isOfThePlatformAlone() {
        return stampedBefore.isEmpty() && shownAt.isEmpty();
    }

    /**
     * What a gateway answers to a statement; nothing of it is verified yet.
     *
     * @param receipt the receipt
     * @param stamp a time stamp over it, if the gateway has one
     * @param vouch another organisation's signature about its time, if the gateway has one
     */
    public record Given(BidReceipt receipt, Optional<TimestampToken> stamp, Optional<TimeVouch> vouch) {
        /** Reads an answer, whatever else it says; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) one without a receipt. */
        public static Given fromJson(JsonObject json) {
            return new Given(
                    BidReceipt.fromJson(json.object("receipt")),
                    json.optionalString("stamp").map(TimestampToken::ofBase64),
                    json.optionalObject("vouch").map(TimeVouch::fromJson));
        }

        /** The members that {@link #fromJson} reads. */
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("receipt", receipt.toJson())
                    .putIfPresent("stamp", stamp.map(TimestampToken::base64))
                    .putValueIfPresent("vouch", vouch.map(TimeVouch::toJson))
                    .build();
        }
    }
}
