/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.closing}: nothing of a case is left to do.
 *
 * @param filing the case, by the record of its first filing
 */
public record CaseClosing(RecordRef filing) implements CaseworkBody {
    /** Reads the body. */
    public static CaseClosing fromJson(JsonObject json) {
        json.requireOnly("filing");
        return new CaseClosing(RecordRef.parse(json.string("filing")));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_CLOSING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("filing", filing.toString()).build();
    }
}
