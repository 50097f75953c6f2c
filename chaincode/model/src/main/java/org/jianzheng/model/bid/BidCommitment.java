/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.nio.charset.StandardCharsets;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What a bidder commits to before the deadline (domain 3.3): SM3 over the scheme's name, lot, credit code, nonce and SM3 digest of the
 * encrypted file, each behind its length in four bytes. Without the nonce nobody learns from it who bids on what.
 *
 * @param value the commitment
 */
public record BidCommitment(Digest value) {
    /** The bytes of a nonce, which must be random and is told at the opening only. */
    public static final int NONCE_BYTES = 32;

    private static final String SCHEME = "GGZY-BID-COMMIT-V1";

    /** Refuses ({@code SCHEMA_INVALID}) a digest of another suite than SM3. */
    public BidCommitment {
        requireSm3(value);
    }

    /**
     * Commits.
     *
     * @param file the SM3 digest of the encrypted bid
     * @throws Refusal {@code SCHEMA_INVALID} for another nonce than one of {@value #NONCE_BYTES} bytes, or another suite
     */
    public static BidCommitment of(LotCode lot, UnifiedCreditCode bidder, byte[] nonce, Digest file) {
        if (nonce.length != NONCE_BYTES) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a nonce has %d bytes, met %d", NONCE_BYTES, nonce.length);
        }
        requireSm3(file);
        return new BidCommitment(HashSuite.SM3.digestOfParts(
                text(SCHEME), text(lot.value()), text(bidder.value()), nonce, file.bytes()));
    }

    private static void requireSm3(Digest digest) {
        if (digest.suite() != HashSuite.SM3) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "bids are committed to by SM3, met %s",
                    digest.suite().id());
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
