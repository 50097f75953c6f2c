/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.nio.charset.StandardCharsets;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.Sm3Mac;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;

/**
 * Stands for a subject and a kind of offence without telling either: HMAC with SM3 under a key of the supervision office's vault, over
 * subject, zero byte and kind. Whether it stands on the ledger already tells whether it is the first time (invariant 15).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record OffenceTag(String hex) {
    private static final int DIGITS = 64;

    /** Refuses ({@code SCHEMA_INVALID}) any other form. */
    public OffenceTag {
        if (!LowerHex.isDigits(hex, DIGITS)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a tag is %d lower-case hexadecimal digits", DIGITS);
        }
    }

    /** Reads the text form. */
    public static OffenceTag parse(String hex) {
        return new OffenceTag(hex);
    }

    /** The tag under a key of {@value Sm3Mac#KEY_BYTES} bytes; whoever checks it computes it again. */
    public static OffenceTag of(byte[] key, Subject subject, String kind) {
        return new OffenceTag(Sm3Mac.hex(key, (subject + "\0" + kind).getBytes(StandardCharsets.UTF_8)));
    }

    /** Where the head of the first offence lies. */
    public HeadKey key() {
        return new HeadKey(HeadKind.OFFENCE, hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
