/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;

/**
 * A gateway's answer for one envelope of a batch.
 *
 * @param id the record's id
 * @param accepted whether the gateway took it
 * @param code the refusal's code, when it did not
 */
public record BatchLine(RecordId id, boolean accepted, Optional<ErrorCode> code) {
    static BatchLine fromJson(JsonObject json) {
        return new BatchLine(
                RecordId.parse(json.string("id")),
                !json.string("status").equals("REFUSED"),
                json.optionalString("code").flatMap(ErrorCode::named));
    }
}
