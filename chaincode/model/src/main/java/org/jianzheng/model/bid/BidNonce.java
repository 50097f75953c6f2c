/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.HexFormat;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The random bytes that keep a commitment from being guessed; the bidder tells them at the opening only.
 *
 * @param hex {@value BidCommitment#NONCE_BYTES} bytes as lower-case hexadecimal digits
 */
public record BidNonce(String hex) {
    /** Refuses ({@code SCHEMA_INVALID}) any other form. */
    public BidNonce {
        if (!LowerHex.isDigits(hex, 2 * BidCommitment.NONCE_BYTES)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a nonce is %d lower-case hexadecimal digits, met %d characters",
                    2 * BidCommitment.NONCE_BYTES,
                    hex.length());
        }
    }

    /** The nonce of these bytes; refuses ({@code SCHEMA_INVALID}) another number of them. */
    public static BidNonce of(byte[] bytes) {
        return new BidNonce(HexFormat.of().formatHex(bytes));
    }

    /** The bytes. */
    public byte[] bytes() {
        return LowerHex.bytes(hex);
    }

    /** Nothing of the nonce. */
    @Override
    public String toString() {
        return "nonce";
    }
}
