/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.nio.charset.StandardCharsets;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.crypto.Sm3Mac;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Stands for a matter without telling it: HMAC with SM3 under a key of the one register (一窗受理), over the words by which the register knows who complains of what.
 * The same complaint has the same tag at every door, and without the key nobody finds out who complained by trying (invariant 20, domain 3.5).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record MatterTag(String hex) {
    private static final int DIGITS = 64;

    /** Refuses ({@code SCHEMA_INVALID}) any other form. */
    public MatterTag {
        if (!LowerHex.isDigits(hex, DIGITS)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a tag is %d lower-case hexadecimal digits", DIGITS);
        }
    }

    /** Reads the text form. */
    public static MatterTag parse(String hex) {
        return new MatterTag(hex);
    }

    /** The tag under a key of {@value Sm3Mac#KEY_BYTES} bytes. */
    public static MatterTag of(byte[] key, String matter) {
        return new MatterTag(Sm3Mac.hex(key, matter.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
