/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.List;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * Nodes of a proof in each suite, at most {@value #MAX_NODES} each. Its JSON form has the members {@code sha256} and {@code sm3}, each
 * an array of hashes.
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
        return new DualPath(read(json, "sha256"), read(json, "sm3"));
    }

    private static List<Hash> read(JsonObject json, String suite) {
        List<String> texts = json.array(suite).strings();
        if (texts.size() > MAX_NODES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "%s has %d nodes, at most are %d", json.place(suite), texts.size(), MAX_NODES);
        }
        try {
            return texts.stream().map(Hash::ofHex).toList();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", json.place(suite), e.getMessage())
                    .causedBy(e);
        }
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sha256", strings(sha256))
                .put("sm3", strings(sm3))
                .build();
    }

    private static JsonArray strings(List<Hash> hashes) {
        return JsonArray.ofStrings(hashes.stream().map(Hash::hex).toList());
    }

    /** The nodes in this suite. */
    public List<Hash> nodes(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }
}
