/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * The first of two stages that prove an item of a batch: its path to the roots that the batch's record states. The second
 * stage is the record's own entry in the bundle. The size of the tree is the record's {@code count}, never the bundle's word.
 *
 * @param item the item as it was batched
 * @param index where it stands in the batch, from 0
 * @param sha256 path to the SHA-256 root
 * @param sm3 path to the SM3 root
 */
public record BatchStage(JsonObject item, long index, List<Hash> sha256, List<Hash> sm3) {

    /** Copies the paths. */
    public BatchStage {
        sha256 = List.copyOf(sha256);
        sm3 = List.copyOf(sm3);
    }

    static BatchStage fromJson(JsonObject json) {
        json.requireOnly("item", "index", "path");
        DualPath path = DualPath.fromJson(json.object("path"));
        return new BatchStage(json.object("item"), json.integer("index"), path.sha256(), path.sm3());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("item", item)
                .put("index", index)
                .put("path", new DualPath(sha256, sm3).toJson())
                .build();
    }

    /** The proof that the item is in the tree of this suite over {@code count} items. */
    public InclusionProof proof(HashSuite suite, long count) {
        return new InclusionProof(
                index,
                count,
                switch (suite) {
                    case SHA_256 -> sha256;
                    case SM3 -> sm3;
                });
    }
}
