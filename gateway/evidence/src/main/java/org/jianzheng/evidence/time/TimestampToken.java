/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import java.util.Arrays;
import java.util.Base64;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a time stamp (RFC 3161 {@code TimeStampToken}). Nothing about them is known but their number; {@link
 * TimestampVerifier} says what they prove.
 */
public final class TimestampToken {
    /** The most bytes of a time stamp. */
    public static final int MAX_BYTES = 8192;

    private final byte[] bytes;

    /** These bytes, which are copied; refuses ({@code TOO_LARGE}, {@code SCHEMA_INVALID}) none and too many. */
    public TimestampToken(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a time stamp has at most %d bytes, met %d", MAX_BYTES, bytes.length);
        }
        if (bytes.length == 0) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a time stamp has bytes");
        }
        this.bytes = bytes.clone();
    }

    /** Reads the one form of standard base64 with padding; refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) any other text. */
    public static TimestampToken ofBase64(String text) {
        if (text.length() > (MAX_BYTES + 2) / 3 * 4) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "a time stamp has at most %d bytes, met %d digits", MAX_BYTES, text.length());
        }
        return new TimestampToken(StandardBase64.decode(text, "a time stamp"));
    }

    /** Standard base64 with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes, as a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimestampToken that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** How many bytes it has. */
    @Override
    public String toString() {
        return "a time stamp of " + bytes.length + " bytes";
    }
}
