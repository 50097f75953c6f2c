/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What closes a stage (invariant 26): how many records of the lot the log held, and the Merkle roots over them, as the log's index
 * proves them. Whoever has all records of the lot computes them anew from the first {@code records} of them.
 *
 * @param records at least 1
 * @param roots by SHA-256 and SM3
 */
public record StageRoot(long records, DualDigest roots) {
    /** Reads the JSON form. */
    public static StageRoot fromJson(JsonObject json) {
        json.requireOnly("records", "roots");
        return new StageRoot(
                Members.integer(json, "records", 1, Integer.MAX_VALUE), DualDigest.fromJson(json.object("roots")));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("records", records)
                .put("roots", roots.toJson())
                .build();
    }
}
