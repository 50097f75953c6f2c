/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.List;
import org.jianzheng.evidence.index.IndexLeaf;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** The JSON form of a way through a map: {@code siblings}, and {@code other} where another key stands at its end. */
final class PathForm {
    private PathForm() {}

    static IndexPath read(JsonObject paths, String suite) {
        JsonObject json = paths.object(suite).requireOnly("siblings", "other");
        try {
            List<Hash> siblings =
                    json.array("siblings").strings().stream().map(Hash::ofHex).toList();
            return new IndexPath(
                    siblings,
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
                .put(
                        "siblings",
                        JsonArray.ofStrings(
                                path.siblings().stream().map(Hash::hex).toList()))
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
