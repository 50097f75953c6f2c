/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.department}.
 *
 * @param department its id
 * @param name its name
 * @param msp the organisation through which it takes part
 */
public record Department(DepartmentId department, String name, OrganisationId msp) implements RegistryBody {
    /** Reads the body. */
    public static Department fromJson(JsonObject json) {
        json.requireOnly("department", "name", "msp");
        return new Department(
                DepartmentId.parse(json.string("department")),
                Members.text(json, "name", Members.LINE),
                OrganisationId.parse(json.string("msp")));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_DEPARTMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("department", department.value())
                .put("name", name)
                .put("msp", msp.value())
                .build();
    }
}
