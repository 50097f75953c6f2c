/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Reads and writes the restricted profile of RFC 8785.
 *
 * <p>Any order and white space is read; null, fractions, exponents, −0, integers beyond ±(2^53−1), duplicate keys
 * (compared after unescaping), lone surrogates, a byte order mark, invalid UTF-8 and trailing text are refused with
 * {@code MALFORMED_JSON}. Every byte is treated as hostile: size, depth and members are limited ({@code TOO_LARGE}).
 */
public final class CanonicalJson {
    /** The default limit of a document in bytes: 1 MiB. */
    public static final int DEFAULT_MAX_BYTES = 1 << 20;

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 64;

    /** How many members one object, or elements one array, may have. */
    public static final int MAX_MEMBERS = 100_000;

    private CanonicalJson() {}

    /** Reads one document of at most {@link #DEFAULT_MAX_BYTES}. */
    public static JsonValue parse(byte[] bytes) {
        return parse(bytes, DEFAULT_MAX_BYTES);
    }

    /** Reads one document of at most {@code maxBytes}. */
    public static JsonValue parse(byte[] bytes, int maxBytes) {
        requireSize(bytes.length, maxBytes, "bytes");
        return new JsonReader(bytes).document();
    }

    /** Reads one document of at most {@link #DEFAULT_MAX_BYTES} characters. */
    public static JsonValue parse(String text) {
        requireSize(text.length(), DEFAULT_MAX_BYTES, "characters");
        JsonString.requireWholeCharacters(text);
        return new JsonReader(text.getBytes(StandardCharsets.UTF_8)).document();
    }

    /** Reads one document that must be an object ({@code SCHEMA_INVALID} otherwise). */
    public static JsonObject parseObject(byte[] bytes) {
        return parse(bytes).asObject();
    }

    /** Reads one document that must be an object ({@code SCHEMA_INVALID} otherwise). */
    public static JsonObject parseObject(String text) {
        return parse(text).asObject();
    }

    /** As {@link #parse(byte[])}, and refuses ({@code NOT_CANONICAL}) bytes that are not the canonical ones. */
    public static JsonValue parseCanonical(byte[] bytes) {
        return parseCanonical(bytes, DEFAULT_MAX_BYTES);
    }

    /** As {@link #parse(byte[], int)}, and refuses ({@code NOT_CANONICAL}) bytes that are not the canonical ones. */
    public static JsonValue parseCanonical(byte[] bytes, int maxBytes) {
        requireSize(bytes.length, maxBytes, "bytes");
        JsonReader reader = new JsonReader(bytes);
        JsonValue value = reader.document();
        if (!reader.isCanonical()) {
            throw Refusal.of(
                    ErrorCode.NOT_CANONICAL,
                    "the bytes leave the canonical form at offset %d",
                    Arrays.mismatch(bytes, write(value)));
        }
        return value;
    }

    /** The canonical bytes of a value. */
    public static byte[] write(JsonValue value) {
        return value.canonical();
    }

    private static void requireSize(int size, int limit, String unit) {
        if (size > limit) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "the document has %d %s, the limit is %d", size, unit, limit);
        }
    }
}
