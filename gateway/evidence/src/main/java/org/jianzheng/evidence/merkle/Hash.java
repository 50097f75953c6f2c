/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.crypto.Digest;
import org.jspecify.annotations.Nullable;

/** A node or leaf hash of 32 bytes. Which suite made it, the tree knows that it belongs to. */
public final class Hash implements Comparable<Hash> {
    /** Bytes of a hash; both suites have the same. */
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over a fresh array that nobody else keeps. */
    static Hash owning(byte[] bytes) {
        return new Hash(requireLength(bytes));
    }

    /** A copy of these 32 bytes. */
    public static Hash of(byte[] bytes) {
        return new Hash(requireLength(bytes).clone());
    }

    /** The hash that this digest holds. */
    public static Hash of(Digest digest) {
        return new Hash(digest.bytes());
    }

    /** A copy of the 32 bytes that stand at {@code offset}. */
    public static Hash of(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    /** Reads 64 lower-case hexadecimal digits; anything else is an {@link IllegalArgumentException}. */
    public static Hash ofHex(String hex) {
        if (!LowerHex.isDigits(hex, 2 * LENGTH)) {
            throw new IllegalArgumentException("a hash has 64 lower-case hexadecimal digits, met " + brief(hex));
        }
        return new Hash(LowerHex.bytes(hex));
    }

    /** Reads the one standard base64 form of 32 bytes; anything else is an {@link IllegalArgumentException}. */
    public static Hash ofBase64(String base64) {
        byte[] decoded = Base64.getDecoder().decode(base64);
        // Base64 leaves bits unused: only the form that is written again alike is accepted.
        if (decoded.length != LENGTH
                || !Base64.getEncoder().encodeToString(decoded).equals(base64)) {
            throw new IllegalArgumentException("a hash has 44 base64 characters, met " + brief(base64));
        }
        return new Hash(decoded);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Copies the bytes to {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    /** Lower-case hexadecimal digits. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    /** Standard base64 with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether the bit at {@code index} is set; bit 0 is the highest of the first byte. */
    public boolean bit(int index) {
        return (bytes[index >> 3] & (0x80 >> (index & 7))) != 0;
    }

    /** The nibble at {@code index}, 0 to 15; nibble 0 is the high half of the first byte. */
    public int nibble(int index) {
        int octet = bytes[index >> 1] & 0xff;
        return (index & 1) == 0 ? octet >> 4 : octet & 0xf;
    }

    /** Orders by the bytes taken as unsigned numbers, which is also the order of {@link #nibble nibbles} and bits. */
    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    byte[] raw() {
        return bytes;
    }

    private static byte[] requireLength(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, met " + bytes.length);
        }
        return bytes;
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.length() + " characters";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        // Every byte of a hash is as good as any other.
        return (bytes[0] << 24) | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    @Override
    public String toString() {
        return hex();
    }
}
