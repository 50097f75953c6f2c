/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.nio.ByteBuffer;
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
        byte[] committed = HashSuite.SM3.hash(
                part(text(SCHEME)),
                part(text(lot.value())),
                part(text(bidder.value())),
                part(nonce),
                part(file.bytes()));
        return new BidCommitment(new Digest(HashSuite.SM3, committed));
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

    private static byte[] part(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
