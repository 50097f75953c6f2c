/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A value of the restricted profile of RFC 8785: strings, integers within ±(2^53−1), booleans, arrays and objects.
 *
 * <p>All values are immutable; {@code toString()} is the canonical text.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonInteger, JsonBoolean {

    /** The canonical bytes (RFC 8785, UTF-8): what is hashed, signed and stored. */
    default byte[] canonical() {
        return CanonicalWriter.bytes(this);
    }

    /**
     * This value as an object.
     *
     * @throws Refusal {@code SCHEMA_INVALID} if it is anything else
     */
    default JsonObject asObject() {
        if (this instanceof JsonObject object) {
            return object;
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "expected an object, met %s", kind());
    }

    /** What kind of value this is, in words for messages. */
    default String kind() {
        return switch (this) {
            case JsonObject ignored -> "an object";
            case JsonArray ignored -> "an array";
            case JsonString ignored -> "a string";
            case JsonInteger ignored -> "an integer";
            case JsonBoolean ignored -> "a boolean";
        };
    }
}
