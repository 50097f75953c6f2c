/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;

/**
 * The draw {@code GGZY-DRAW-V1}: every lot has a score, SM3 over the scheme's name, the seed, the pool's digest and the lot, each behind its
 * length in four bytes; the lots with the smallest scores are drawn, in that order. Whoever has pool and seed repeats it (invariant 19).
 */
public final class LotDraw {
    private static final String SCHEME = "GGZY-DRAW-V1";

    private LotDraw() {}

    /** The fewest lots that must be drawn: a quarter, rounded up (domain 95). */
    public static int floor(int lots) {
        return (lots + 3) / 4;
    }

    /** The SM3 digest of a pool: over its lots in the order of their bytes, each behind its length in four bytes. */
    public static Digest poolDigest(List<PoolLot> pool) {
        return digest(pool.stream().sorted().toList());
    }

    /** As {@link #poolDigest}, over lots in the order that they have. */
    public static Digest digest(List<PoolLot> lots) {
        return HashSuite.SM3.digestOfParts(
                lots.stream().map(lot -> ascii(lot.value())).toArray(byte[][]::new));
    }

    /**
     * Draws.
     *
     * @param sample how many lots, at most all
     * @return the lots, the smallest score first
     */
    public static List<PoolLot> draw(List<PoolLot> pool, DrawSeed seed, int sample) {
        Digest digest = poolDigest(pool);
        return pool.stream()
                .map(lot -> new Scored(lot, score(lot, seed, digest)))
                .sorted(Comparator.comparing(Scored::score, Arrays::compareUnsigned))
                .limit(sample)
                .map(Scored::lot)
                .toList();
    }

    private static byte[] score(PoolLot lot, DrawSeed seed, Digest pool) {
        return HashSuite.SM3
                .digestOfParts(ascii(SCHEME), seed.bytes(), pool.bytes(), ascii(lot.value()))
                .bytes();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("ArrayRecordComponent") // is compared by its bytes alone
    private record Scored(PoolLot lot, byte[] score) {}
}
