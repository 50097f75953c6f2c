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
 * @param id the record's id, if the line could be read so far
 * @param accepted whether the gateway took it
 * @param code the refusal's code, when it did not
 */
public record BatchLine(Optional<RecordId> id, boolean accepted, Optional<ErrorCode> code) {
    static BatchLine fromJson(JsonObject json) {
        return new BatchLine(
                json.optionalString("id").map(RecordId::parse),
                !json.string("status").equals("REFUSED"),
                json.optionalString("code").flatMap(ErrorCode::named));
    }
}
