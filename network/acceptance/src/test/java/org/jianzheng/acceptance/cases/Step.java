/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Role;

/**
 * A step of a case.
 *
 * @param n its number; 0 for one that prepares another
 * @param at when it happens
 * @param role as what its actor acts; {@code PUBLIC} is nobody's role
 * @param office where its actor is
 * @param action the word of {@code do}
 * @param with its particulars
 */
record Step(long n, Instant at, String role, String office, String action, JsonObject with) {
    private static final JsonObject NOTHING = JsonObject.builder().build();

    static Step fromJson(JsonObject json) {
        JsonObject actor = json.optionalObject("actor").orElse(NOTHING);
        return new Step(
                json.optionalInteger("n").orElse(0),
                OffsetDateTime.parse(json.string("at")).toInstant(),
                actor.optionalString("role").orElse(""),
                actor.optionalString("org").orElse(""),
                json.string("do"),
                json.optionalObject("with").orElse(json));
    }

    /** The actor's role as registered keys have it. */
    Role signer() {
        return Role.valueOf(role);
    }
}
