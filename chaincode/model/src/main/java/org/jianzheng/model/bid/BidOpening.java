/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.opening}: a person of the centre begins the opening of a lot's bids.
 *
 * @param deadline the one in force, which has passed
 */
public record BidOpening(Instant deadline) implements BidBody {
    /** Reads the body. */
    public static BidOpening fromJson(JsonObject json) {
        json.requireOnly("deadline");
        return new BidOpening(Instants.parse(json.string("deadline")));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_OPENING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("deadline", Instants.format(deadline)).build();
    }
}
