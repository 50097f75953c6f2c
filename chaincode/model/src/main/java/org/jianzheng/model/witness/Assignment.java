/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.assignment}: the lot's responsible witness (domain 51).
 *
 * @param witness the witness
 * @param alsoServes how many other sessions the witness serves at the same time (一人多标, domain 54), at most 99
 */
public record Assignment(PersonRef witness, long alsoServes) implements WitnessBody {
    private static final long MOST_SESSIONS = 99;

    /** Reads the body. */
    public static Assignment fromJson(JsonObject json) {
        json.requireOnly("witness", "alsoServes");
        return new Assignment(
                PersonRef.parse(json.string("witness")), Members.integer(json, "alsoServes", 0, MOST_SESSIONS));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_ASSIGNMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("witness", witness.value())
                .put("alsoServes", alsoServes)
                .build();
    }
}
