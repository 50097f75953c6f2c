/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.relief}: an organisation that signed a decision is gone for good, and from now on the decision goes on without
 * it. The others decide that; what it has signed stays signed.
 *
 * @param sanction the sanction, by the record that drafted it
 * @param organisation who is gone
 * @param reason what shows it
 */
public record Relief(RecordRef sanction, OrganisationId organisation, String reason) implements SanctionBody {
    /** Reads the body. */
    public static Relief fromJson(JsonObject json) {
        json.requireOnly("sanction", "organisation", "reason");
        return new Relief(
                RecordRef.parse(json.string("sanction")),
                OrganisationId.parse(json.string("organisation")),
                Members.text(json, "reason", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_RELIEF;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("organisation", organisation.value())
                .put("reason", reason)
                .build();
    }
}
