/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.acknowledgement}: the department to which something was handed over takes it, or gives it back.
 *
 * @param filing the case, by the record of its first filing
 * @param transfer the record that handed it over
 * @param result what the department does
 */
public record TransferAcknowledgement(RecordRef filing, RecordRef transfer, Result result) implements CaseworkBody {
    /** What a department may do. */
    public enum Result {
        /** It takes it over. */
        TAKEN_OVER,
        /** It gives it back, since it is not competent. */
        RETURNED
    }

    /** Reads the body. */
    public static TransferAcknowledgement fromJson(JsonObject json) {
        json.requireOnly("filing", "transfer", "result");
        return new TransferAcknowledgement(
                RecordRef.parse(json.string("filing")),
                RecordRef.parse(json.string("transfer")),
                Members.choice(Result.class, json, "result"));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_ACKNOWLEDGEMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .put("transfer", transfer.toString())
                .put("result", result.name())
                .build();
    }
}
