/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.RangeProof;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * Which of a key's entries an answer holds that does not hold all of them, and what leads from these to the root over all.
 *
 * @param first number of the first entry in the answer, counted from 0 among the entries of the key
 * @param total entries of the key
 * @param left complete subtrees over the entries before, from left to right
 * @param right complete subtrees over the entries behind
 */
public record AnswerPart(long first, long total, DualPath left, DualPath right) {
    /** Refuses ({@code SCHEMA_INVALID}) numbers that no entry has. */
    public AnswerPart {
        if (first < 0 || first >= total) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "number %d of %d entries is none", first, total);
        }
    }

    static AnswerPart of(RangeProof sha256, RangeProof sm3) {
        return new AnswerPart(
                sha256.begin(),
                sha256.size(),
                new DualPath(sha256.left(), sm3.left()),
                new DualPath(sha256.right(), sm3.right()));
    }

    static AnswerPart fromJson(JsonObject json) {
        json.requireOnly("first", "total", "left", "right");
        return new AnswerPart(
                json.integer("first"),
                json.integer("total"),
                DualPath.fromJson(json.object("left")),
                DualPath.fromJson(json.object("right")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("first", first)
                .put("total", total)
                .put("left", left.toJson())
                .put("right", right.toJson())
                .build();
    }

    /** The proof for {@code count} entries. */
    public RangeProof proof(HashSuite suite, int count) {
        return new RangeProof(first, first + count, total, left.nodes(suite), right.nodes(suite));
    }

    /** The part that ends with this one and begins earlier. */
    AnswerPart from(long earlier, DualPath before) {
        return new AnswerPart(earlier, total, before, right);
    }
}
