/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * An integer that every JSON reader keeps exactly.
 *
 * @param value within {@link #MIN}..{@link #MAX}
 */
public record JsonInteger(long value) implements JsonValue {
    /** 2^53−1, the largest integer of the profile (RFC 8785 and RFC 7493, 2.2). */
    public static final long MAX = (1L << 53) - 1;

    /** −(2^53−1), the smallest integer of the profile. */
    public static final long MIN = -MAX;

    /** Refuses values outside the range ({@code MALFORMED_JSON}). */
    public JsonInteger {
        if (value < MIN || value > MAX) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON, "integer %d is outside %d..%d", value, MIN, MAX);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
