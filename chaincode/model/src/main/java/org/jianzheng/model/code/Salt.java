/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jianzheng.model.error.ErrorCode;

/**
 * 128 random bits, so that nobody can guess a record's content from its hash.
 *
 * @param value 22 characters of base64url without padding (RFC 4648, 5)
 */
public record Salt(String value) {
    private static final int BYTES = 16;

    /** Refuses ({@code SCHEMA_INVALID}) any other form, also spare bits that are not zero. */
    public Salt {
        Form.require(
                Base64Url.isOf(value, BYTES),
                value,
                ErrorCode.SCHEMA_INVALID,
                "a salt (128 bits as 22 characters of base64url)");
    }

    /** Reads the canonical text. */
    public static Salt parse(String text) {
        return new Salt(text);
    }

    /** A new salt; {@code random} must be cryptographically strong. */
    public static Salt random(RandomGenerator random) {
        byte[] drawn = new byte[BYTES];
        random.nextBytes(drawn);
        return new Salt(Base64.getUrlEncoder().withoutPadding().encodeToString(drawn));
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
