/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonBoolean;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Members;

/**
 * One item of a stream (door access, a sensor's reading, a piece of a recording, a bid's envelope): what happened when, or
 * the digests of what cannot be put into words.
 *
 * <p>An item stays off the ledger; a batch's record holds the root over its items. The 74 random bits of its id keep the
 * holder of a neighbour's proof from guessing it by its hash.
 *
 * @param id made by whoever sends the item, so that sending it again is harmless
 * @param at when it happened, by the source's word
 * @param content what happened, as the source says it
 * @param file the digests and size of bytes that lie elsewhere
 */
public record BatchItem(RecordId id, Instant at, Optional<JsonObject> content, Optional<Bytes> file) {
    /** The most canonical bytes of an item. */
    public static final int MAX_BYTES = 16_384;

    /** How deep objects and arrays of an item may nest, itself included. */
    public static final int MAX_DEPTH = 16;

    /** How far an item may lie ahead of the clock of the platform that receives it. */
    public static final Duration FUTURE = Duration.ofMinutes(5);

    /**
     * Bytes by their digests.
     *
     * @param digests over all of them
     * @param size how many
     */
    public record Bytes(DualDigest digests, long size) {}

    /** Refuses ({@code SCHEMA_INVALID}) an item that says nothing. */
    public BatchItem {
        if (content.isEmpty() && file.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an item has content, or digests and size, or both");
        }
    }

    /**
     * Reads an item that a source sends, in any JSON form.
     *
     * @throws Refusal what {@link #fromJson} refuses, {@code MALFORMED_JSON}, and {@code TOO_LARGE} beyond {@link #MAX_BYTES}
     *     or {@link #MAX_DEPTH}: a proof nests the item deeper
     */
    public static BatchItem read(byte[] bytes) {
        JsonObject json = CanonicalJson.parse(bytes, 2 * MAX_BYTES).asObject();
        if (depth(json) > MAX_DEPTH) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "the item nests deeper than %d", MAX_DEPTH);
        }
        return fromJson(json);
    }

    private static int depth(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                1
                        + object.members().values().stream()
                                .mapToInt(BatchItem::depth)
                                .max()
                                .orElse(0);
            case JsonArray array ->
                1 + array.stream().mapToInt(BatchItem::depth).max().orElse(0);
            case JsonString ignored -> 0;
            case JsonInteger ignored -> 0;
            case JsonBoolean ignored -> 0;
        };
    }

    /**
     * Reads an item.
     *
     * @throws Refusal {@code SCHEMA_INVALID} or {@code ID_INVALID} for a member of another form, and any member but {@code
     *     at}, {@code content}, {@code digests}, {@code id} and {@code size}
     */
    public static BatchItem fromJson(JsonObject json) {
        json.requireOnly("at", "content", "digests", "id", "size");
        Optional<Bytes> file = json.optionalObject("digests")
                .map(digests ->
                        new Bytes(DualDigest.fromJson(digests), Members.integer(json, "size", 0, JsonInteger.MAX)));
        if (file.isEmpty() && json.has("size")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "size stands beside digests only");
        }
        return new BatchItem(
                RecordId.parse(json.string("id")),
                Instants.parse(json.string("at")),
                json.optionalObject("content"),
                file);
    }

    /** The JSON form. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("at", Instants.format(at))
                .put("id", id.value())
                .putValueIfPresent("content", content);
        file.ifPresent(bytes -> json.put("digests", bytes.digests().toJson()).put("size", bytes.size()));
        return json.build();
    }

    /** The canonical bytes, which are the item's leaf in the tree of its batch; refuses ({@code TOO_LARGE}) too many. */
    public byte[] canonical() {
        return requireSize(CanonicalJson.write(toJson()));
    }

    /** The canonical bytes of an item that was read from this JSON; refuses ({@code TOO_LARGE}) too many. */
    public static byte[] canonical(JsonObject json) {
        return requireSize(CanonicalJson.write(json));
    }

    private static byte[] requireSize(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "the item has %d bytes, the limit is %d", bytes.length, MAX_BYTES);
        }
        return bytes;
    }
}
