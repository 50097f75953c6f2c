/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code alert.investigation}: a department investigates an alert (调查).
 *
 * @param alert the record that raised it
 * @param department who investigates
 */
public record Investigation(RecordRef alert, DepartmentId department) implements AlertBody {
    /** Reads the body. */
    public static Investigation fromJson(JsonObject json) {
        json.requireOnly("alert", "department");
        return new Investigation(RecordRef.parse(json.string("alert")), DepartmentId.parse(json.string("department")));
    }

    @Override
    public RecordType type() {
        return RecordType.ALERT_INVESTIGATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("alert", alert.toString())
                .put("department", department.value())
                .build();
    }
}
