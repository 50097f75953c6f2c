/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/** A hash of 32 bytes together with the suite that made it: digests of different suites are never equal. */
public final class Digest {
    private static final int SHORT = 12;

    private final HashSuite suite;
    private final byte[] bytes;

    /**
     * A digest of these bytes, which are copied.
     *
     * @throws Refusal {@code SCHEMA_INVALID} for any length but 32
     */
    public Digest(HashSuite suite, byte[] bytes) {
        if (bytes.length != HashSuite.LENGTH) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a %s digest has 32 bytes, met %d", suite.id(), bytes.length);
        }
        this.suite = suite;
        this.bytes = bytes.clone();
    }

    /** Reads a suite's wire name and 64 lower-case hexadecimal digits. */
    public static Digest parse(String suite, String hex) {
        return parse(HashSuite.of(suite), hex);
    }

    /** Reads 64 lower-case hexadecimal digits; refuses ({@code SCHEMA_INVALID}) any other text. */
    public static Digest parse(HashSuite suite, String hex) {
        if (!LowerHex.isDigits(hex, 2 * HashSuite.LENGTH)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a %s digest is 64 lower-case hexadecimal digits, met %d characters",
                    suite.id(),
                    hex.length());
        }
        return new Digest(suite, LowerHex.bytes(hex));
    }

    /** The suite that made it. */
    public HashSuite suite() {
        return suite;
    }

    /** The 32 bytes, as a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The first 12 hexadecimal digits, for logs and lists; never for comparison. */
    public String shortForm() {
        return hex().substring(0, SHORT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest that && suite == that.suite && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** {@code <suite>:<hex>}. */
    @Override
    public String toString() {
        return suite.id() + ":" + hex();
    }
}
