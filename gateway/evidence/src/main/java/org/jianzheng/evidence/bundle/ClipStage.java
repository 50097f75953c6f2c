/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.RangeProof;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * Leads from consecutive chunks of a recording to the chunk roots that its record states, so that a clip is proved without
 * the rest. How many chunks the recording has follows from the size in its record, never from the bundle's word.
 *
 * @param first index of the clip's first chunk
 * @param count chunks of the clip
 * @param sha256Left subtrees before the clip in the SHA-256 tree, from left to right
 * @param sha256Right subtrees behind it
 * @param sm3Left the same in the SM3 tree
 * @param sm3Right the same in the SM3 tree
 */
public record ClipStage(
        long first,
        long count,
        List<Hash> sha256Left,
        List<Hash> sha256Right,
        List<Hash> sm3Left,
        List<Hash> sm3Right) {

    /** Copies the lists. */
    public ClipStage {
        sha256Left = List.copyOf(sha256Left);
        sha256Right = List.copyOf(sha256Right);
        sm3Left = List.copyOf(sm3Left);
        sm3Right = List.copyOf(sm3Right);
    }

    /** The stage of these ranges. */
    public ClipStage(long first, long count, RangeProof sha256, RangeProof sm3) {
        this(first, count, sha256.left(), sha256.right(), sm3.left(), sm3.right());
    }

    static ClipStage fromJson(JsonObject json) {
        json.requireOnly("first", "count", "left", "right");
        DualPath left = DualPath.fromJson(json.object("left"));
        DualPath right = DualPath.fromJson(json.object("right"));
        return new ClipStage(
                json.integer("first"), json.integer("count"), left.sha256(), right.sha256(), left.sm3(), right.sm3());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("first", first)
                .put("count", count)
                .put("left", new DualPath(sha256Left, sm3Left).toJson())
                .put("right", new DualPath(sha256Right, sm3Right).toJson())
                .build();
    }

    /** The proof that the chunks are in the tree of this suite over {@code chunks} chunks. */
    public RangeProof proof(HashSuite suite, long chunks) {
        return switch (suite) {
            case SHA_256 -> new RangeProof(first, first + count, chunks, sha256Left, sha256Right);
            case SM3 -> new RangeProof(first, first + count, chunks, sm3Left, sm3Right);
        };
    }
}
