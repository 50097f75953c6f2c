/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What a draw is made from; told with the draw only, while its commitment is published with the plan.
 *
 * @param hex {@value #BYTES} random bytes as lower-case hexadecimal digits
 */
public record DrawSeed(String hex) {
    /** The bytes of a seed. */
    public static final int BYTES = 32;

    private static final String SCHEME = "GGZY-DRAW-SEED-V1";

    /** Refuses ({@code SCHEMA_INVALID}) any other form. */
    public DrawSeed {
        if (!LowerHex.isDigits(hex, 2 * BYTES)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a seed is %d lower-case hexadecimal digits, met %d characters",
                    2 * BYTES,
                    hex.length());
        }
    }

    /** The SM3 digest that is published before the draw. */
    public Digest commitment() {
        return HashSuite.SM3.digestOfParts(LotDraw.ascii(SCHEME), bytes());
    }

    byte[] bytes() {
        return LowerHex.bytes(hex);
    }
}
