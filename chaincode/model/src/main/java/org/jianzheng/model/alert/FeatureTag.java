/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import java.nio.charset.StandardCharsets;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.crypto.Sm3Mac;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A keyed hash of a feature code: HMAC with SM3 under a key of the platform, over the feature's name, a zero byte and the code. Equal codes
 * give equal tags, and without the key nobody finds a code by trying.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record FeatureTag(String hex) {
    /** The bytes of a key. */
    public static final int KEY_BYTES = Sm3Mac.KEY_BYTES;

    private static final int DIGITS = 64;

    /** Refuses ({@code SCHEMA_INVALID}) any other form. */
    public FeatureTag {
        if (!LowerHex.isDigits(hex, DIGITS)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a tag is %d lower-case hexadecimal digits, met %d characters",
                    DIGITS,
                    hex.length());
        }
    }

    /** Reads the text form. */
    public static FeatureTag parse(String hex) {
        return new FeatureTag(hex);
    }

    /** The tag of a code under a key of {@value #KEY_BYTES} bytes. */
    public static FeatureTag of(byte[] key, Feature feature, String code) {
        return new FeatureTag(Sm3Mac.hex(key, (feature.name() + "\0" + code).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
