/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** The paths of a bundle as JSON: {@code sha256} and {@code sm3}, each an array of hashes from the leaf upwards. */
final class BundlePaths {
    private static final int MAX_PATH = 63;

    private BundlePaths() {}

    static List<Hash> read(JsonObject path, String suite) {
        List<String> texts = path.array(suite).strings();
        if (texts.size() > MAX_PATH) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "%s has %d nodes, at most are %d", path.place(suite), texts.size(), MAX_PATH);
        }
        try {
            return texts.stream().map(Hash::ofHex).toList();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", path.place(suite), e.getMessage())
                    .causedBy(e);
        }
    }

    static JsonObject write(List<Hash> sha256, List<Hash> sm3) {
        return JsonObject.builder()
                .put("sha256", strings(sha256))
                .put("sm3", strings(sm3))
                .build();
    }

    private static JsonArray strings(List<Hash> hashes) {
        return JsonArray.ofStrings(hashes.stream().map(Hash::hex).toList());
    }
}
