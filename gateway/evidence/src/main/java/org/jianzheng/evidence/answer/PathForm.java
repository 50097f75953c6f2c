/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import org.jianzheng.evidence.index.IndexLeaf;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.HashText;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/** The JSON form of a way through a map: {@code siblings}, and {@code other} where another key stands at its end. */
final class PathForm {
    private PathForm() {}

    static IndexPath read(JsonObject paths, String suite) {
        JsonObject json = paths.object(suite).requireOnly("siblings", "other");
        try {
            return new IndexPath(
                    HashText.read(json, "siblings", IndexPath.MAX_SIBLINGS),
                    json.optionalObject("other")
                            .map(other -> other.requireOnly("key", "count", "root"))
                            .map(other -> new IndexLeaf(
                                    Hash.ofHex(other.string("key")),
                                    other.integer("count"),
                                    Hash.ofHex(other.string("root")))));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", paths.place(suite), e.getMessage())
                    .causedBy(e);
        }
    }

    static JsonObject toJson(IndexPath path) {
        return JsonObject.builder()
                .put("siblings", HashText.of(path.siblings()))
                .putValueIfPresent(
                        "other",
                        path.other()
                                .map(leaf -> JsonObject.builder()
                                        .put("key", leaf.key().hex())
                                        .put("count", leaf.count())
                                        .put("root", leaf.root().hex())
                                        .build()))
                .build();
    }
}
