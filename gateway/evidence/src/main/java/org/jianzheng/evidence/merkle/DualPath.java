/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.List;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * Nodes of a proof in each suite, at most {@value #MAX_NODES} each. Its JSON form has the members {@code sha256} and {@code sm3}, each
 * the {@linkplain HashText text} of its hashes.
 *
 * @param sha256 nodes of the SHA-256 tree
 * @param sm3 nodes of the SM3 tree
 */
public record DualPath(List<Hash> sha256, List<Hash> sm3) {
    /** The most nodes in one suite: more than a proof in a tree of 2^53 leaves has. */
    public static final int MAX_NODES = 63;

    /** Copies the lists. */
    public DualPath {
        sha256 = List.copyOf(sha256);
        sm3 = List.copyOf(sm3);
    }

    /** Reads the JSON form; refuses ({@code TOO_LARGE}, {@code SCHEMA_INVALID}) any other. */
    public static DualPath fromJson(JsonObject json) {
        json.requireOnly("sha256", "sm3");
        return new DualPath(HashText.read(json, "sha256", MAX_NODES), HashText.read(json, "sm3", MAX_NODES));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sha256", HashText.of(sha256))
                .put("sm3", HashText.of(sm3))
                .build();
    }

    /** The nodes in this suite. */
    public List<Hash> nodes(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }
}
