/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import org.jianzheng.model.code.Salt;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * A leaf that stands for no bid. Until the leaf set is published nobody can tell it from a receipt, because both are salted.
 *
 * @param salt 128 random bits
 */
public record BidFiller(Salt salt) {
    private static final long VERSION = 1;
    private static final String KIND = "bid-filler";

    /** Reads the JSON form; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) any other. */
    public static BidFiller fromJson(JsonObject json) {
        json.requireOnly("v", "kind", "salt");
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION, "filler version %d, this release reads %d", json.integer("v"), VERSION);
        }
        if (!isOne(json)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s must be %s", json.place("kind"), KIND);
        }
        return new BidFiller(Salt.parse(json.string("salt")));
    }

    /** Whether a leaf says that it stands for no bid. */
    public static boolean isOne(JsonObject leaf) {
        return leaf.string("kind").equals(KIND);
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("salt", salt.value())
                .build();
    }

    /** The bytes that are batched. */
    public byte[] canonical() {
        return CanonicalJson.write(toJson());
    }
}
