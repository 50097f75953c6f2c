/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.handover}: one witness hands the lot over to another.
 *
 * @param from the witness until now
 * @param to the witness from now on
 * @param reason why
 */
public record Handover(PersonRef from, PersonRef to, String reason) implements WitnessBody {
    /** Reads the body. */
    public static Handover fromJson(JsonObject json) {
        json.requireOnly("from", "to", "reason");
        return new Handover(
                PersonRef.parse(json.string("from")),
                PersonRef.parse(json.string("to")),
                Members.text(json, "reason", Members.TEXT));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_HANDOVER;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("from", from.value())
                .put("to", to.value())
                .put("reason", reason)
                .build();
    }
}
