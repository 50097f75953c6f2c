/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.List;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A renewal of an archive (after RFC 4998, 5.2 and 5.3): what it covers, and a time stamp over that. Its one form is canonical JSON.
 *
 * @param number from 1 on, at most {@value #MAX_NUMBER}
 * @param kind of what it covers
 * @param covers the files with their digests as they were then, in ascending order of their paths
 * @param token over the canonical JSON without this member
 */
record Renewal(int number, RenewalKind kind, List<ArchivedFile> covers, TimestampToken token) {
    static final int MAX_BYTES = 32 << 20;
    static final int MAX_NUMBER = 9999;

    private static final long VERSION = 1;
    private static final String KIND = "archive-renewal";

    Renewal {
        covers = List.copyOf(covers);
        if (number < 1 || number > MAX_NUMBER) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a renewal has number 1 to %d, met %d", MAX_NUMBER, number);
        }
    }

    /** What is stamped. */
    static byte[] stamped(int number, RenewalKind kind, List<ArchivedFile> covers) {
        return CanonicalJson.write(body(number, kind, covers));
    }

    byte[] stamped() {
        return stamped(number, kind, covers);
    }

    static Renewal parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.UNKNOWN_VERSION, "no %s of version %d, which this release reads", KIND, VERSION);
        }
        json.requireOnly("v", "kind", "number", "renews", "covers", "token");
        return new Renewal(
                (int) Math.min(json.integer("number"), Integer.MAX_VALUE),
                RenewalKind.of(json.string("renews")),
                json.array("covers").objects().stream()
                        .map(ArchivedFile::fromJson)
                        .toList(),
                TimestampToken.ofBase64(json.string("token")));
    }

    byte[] canonical() {
        return CanonicalJson.write(body(number, kind, covers).with("token", token.base64()));
    }

    private static JsonObject body(int number, RenewalKind kind, List<ArchivedFile> covers) {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("number", number)
                .put("renews", kind.wireName())
                .put(
                        "covers",
                        JsonArray.of(covers.stream().map(ArchivedFile::toJson).toList()))
                .build();
    }
}
