/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.completeness;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;

/**
 * A line of the report.
 *
 * @param duty what is owed
 * @param item which of it: a witness item, a stage, an item of a stage; the duty's own name where there is one only
 * @param standing how it stands with it
 * @param record the record that says so, the newest one; none where nothing is recorded
 * @param afterClose whether that record came when the stage was closed already (invariant 26)
 */
public record Line(Duty duty, String item, Standing standing, Optional<RecordRef> record, boolean afterClose) {
    static Line without(Duty duty, String item, boolean due) {
        return new Line(duty, item, due ? Standing.MISSING : Standing.NOT_YET, Optional.empty(), false);
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("duty", duty.name())
                .put("item", item)
                .put("standing", standing.name())
                .putIfPresent("record", record.map(RecordRef::toString))
                .put("afterClose", afterClose)
                .build();
    }
}
