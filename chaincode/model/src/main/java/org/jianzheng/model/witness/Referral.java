/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.referral}: adverse behaviour is reported to the department that may judge it (domain 62).
 *
 * @param incident the incident
 * @param department the competent department, which must be registered
 * @param kind the kind of behaviour
 */
public record Referral(RecordRef incident, DepartmentId department, String kind) implements WitnessBody {
    /** Reads the body. */
    public static Referral fromJson(JsonObject json) {
        json.requireOnly("incident", "department", "kind");
        return new Referral(
                RecordRef.parse(json.string("incident")),
                DepartmentId.parse(json.string("department")),
                Members.text(json, "kind", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_REFERRAL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("incident", incident.toString())
                .put("department", department.value())
                .put("kind", kind)
                .build();
    }
}
