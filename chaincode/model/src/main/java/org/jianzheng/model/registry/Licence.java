/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * An enforcement licence (执法资格): an officer's signature counts only while it is in force (invariant 24).
 *
 * @param number its number
 * @param from its first instant
 * @param until the first instant after it
 */
public record Licence(String number, Instant from, Instant until) {
    /** Refuses ({@code TIME_IMPLAUSIBLE}) a licence that ends before it begins. */
    public Licence {
        if (!from.isBefore(until)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "licence %s ends at %s, before it begins", number, until);
        }
    }

    static Licence fromJson(JsonObject json) {
        json.requireOnly("number", "from", "until");
        return new Licence(
                Members.text(json, "number", Members.LINE),
                Instants.parse(json.string("from")),
                Instants.parse(json.string("until")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("number", number)
                .put("from", Instants.format(from))
                .put("until", Instants.format(until))
                .build();
    }

    void requireInForce(Instant at) {
        if (at.isBefore(from) || !at.isBefore(until)) {
            throw Refusal.of(
                    ErrorCode.LICENCE_INVALID, "licence %s runs from %s to %s, not at %s", number, from, until, at);
        }
    }
}
