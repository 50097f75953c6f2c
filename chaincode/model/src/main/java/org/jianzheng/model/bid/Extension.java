/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.extension}: the deadline is moved later, by an amendment that is on the ledger before it (invariant 1).
 *
 * @param deadline the new one
 * @param reason why
 */
public record Extension(Instant deadline, String reason) implements BidBody {
    /** Reads the body. */
    public static Extension fromJson(JsonObject json) {
        json.requireOnly("deadline", "reason");
        return new Extension(Instants.parse(json.string("deadline")), Members.text(json, "reason", Members.TEXT));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_EXTENSION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("deadline", Instants.format(deadline))
                .put("reason", reason)
                .build();
    }
}
