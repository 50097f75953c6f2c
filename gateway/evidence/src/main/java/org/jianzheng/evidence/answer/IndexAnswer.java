/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.List;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * All entries that bear a key, or none, as of a checkpoint, with what proves it: an {@code .eva} file. Its one form is
 * canonical JSON; any other bytes are refused. Nothing is verified here.
 *
 * @param trustVersion version of the trust root for which it was made
 * @param key what was asked for
 * @param checkpoint the note with its cosignatures
 * @param sha256 the way to the key in the SHA-256 map
 * @param sm3 the way to the key in the SM3 map
 * @param entries all entries that bear the key, in log order
 */
public record IndexAnswer(
        long trustVersion, IndexKey key, String checkpoint, IndexPath sha256, IndexPath sm3, List<LogEntry> entries) {
    /** The most entries of one answer. */
    public static final int MAX_ENTRIES = 1000;

    /** The most bytes of an answer. */
    public static final int MAX_BYTES = 16 << 20;

    /** The media type of the canonical bytes. */
    public static final String MEDIA_TYPE = "application/vnd.jianzheng.index-answer+json;v=1";

    private static final String KIND = "index-answer";
    private static final long VERSION = 1;

    /** Copies the entries; refuses ({@code TOO_LARGE}) too many. */
    public IndexAnswer {
        entries = List.copyOf(entries);
        if (entries.size() > MAX_ENTRIES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d entries, at most are %d", entries.size(), MAX_ENTRIES);
        }
    }

    /** Whether these bytes say that they are an answer, well-formed or not. */
    public static boolean isClaimedBy(byte[] bytes) {
        try {
            return CanonicalJson.parse(bytes, MAX_BYTES)
                    .asObject()
                    .string("kind")
                    .equals(KIND);
        } catch (Refusal somethingElse) {
            return false;
        }
    }

    /**
     * Reads an answer.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code NOT_CANONICAL}, {@code UNKNOWN_VERSION}, {@code SCHEMA_INVALID},
     *     {@code TOO_LARGE} or another code of a member that is malformed
     */
    public static IndexAnswer parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION,
                    "%s version %d, this release reads %s version %d",
                    json.string("kind"),
                    json.integer("v"),
                    KIND,
                    VERSION);
        }
        json.requireOnly("v", "kind", "trust", "index", "key", "checkpoint", "path", "entries");
        JsonObject path = json.object("path").requireOnly("sha256", "sm3");
        return new IndexAnswer(
                json.integer("trust"),
                new IndexKey(IndexName.parse(json.string("index")), json.string("key")),
                json.string("checkpoint"),
                PathForm.read(path, "sha256"),
                PathForm.read(path, "sm3"),
                json.array("entries").objects().stream().map(LogEntry::fromJson).toList());
    }

    /** The way to the key in the map of this suite. */
    public IndexPath path(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    /** The one form of the answer. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("trust", trustVersion)
                .put("index", key.name().wireName())
                .put("key", key.key())
                .put("checkpoint", checkpoint)
                .put(
                        "path",
                        JsonObject.builder()
                                .put("sha256", PathForm.toJson(sha256))
                                .put("sm3", PathForm.toJson(sm3))
                                .build())
                .put(
                        "entries",
                        JsonArray.of(entries.stream().map(LogEntry::toJson).toList()))
                .build());
    }
}
