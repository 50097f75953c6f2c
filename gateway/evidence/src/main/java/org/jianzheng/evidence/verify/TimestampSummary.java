/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonObject;

/**
 * What a time stamp proves.
 *
 * @param authority whose it is, as the trust root calls it
 * @param before by then the checkpoint, and with it the record, existed
 * @param trial whether it is a demo without legal value
 */
public record TimestampSummary(String authority, Instant before, boolean trial) {
    JsonObject toJson() {
        JsonObject.Builder json =
                JsonObject.builder().put("authority", authority).put("before", Instants.format(before));
        return (trial ? json.put("trial", true) : json).build();
    }
}
