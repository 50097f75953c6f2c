/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash: 32 bytes, written as 64 lower-case hexadecimal digits.
 *
 * @param value the 32 bytes
 */
public record Sha256(ByteString value) {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final int PIECE = 1 << 16;

    /** Takes exactly 32 bytes. */
    public Sha256 {
        if (value.size() != LENGTH) {
            throw new IllegalArgumentException("a SHA-256 hash has " + LENGTH + " bytes, given " + value.size());
        }
    }

    /** The hash of the parts, one after the other without separators. */
    public static Sha256 of(ByteString... parts) {
        MessageDigest digest = digest();
        for (ByteString part : parts) {
            update(digest, part);
        }
        return new Sha256(ByteString.copyFrom(digest.digest()));
    }

    /** The hash of the parts, one after the other without separators. */
    public static Sha256 of(Iterable<ByteString> parts) {
        MessageDigest digest = digest();
        parts.forEach(part -> update(digest, part));
        return new Sha256(ByteString.copyFrom(digest.digest()));
    }

    /** The hash of the bytes. */
    public static Sha256 of(byte[] bytes) {
        return new Sha256(ByteString.copyFrom(digest().digest(bytes)));
    }

    /** The hash of all that {@code in} still gives, which is copied to {@code out} on the way. Closes neither. */
    public static Sha256 copying(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            digest.update(piece, 0, read);
            out.write(piece, 0, read);
        }
        return new Sha256(ByteString.copyFrom(digest.digest()));
    }

    /** Reads 64 hexadecimal digits, lower case only. */
    public static Sha256 parse(String hex) {
        if (!hex.equals(hex.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException("a hash is written in lower case, given " + hex);
        }
        return new Sha256(ByteString.copyFrom(HexFormat.of().parseHex(hex)));
    }

    /** A fresh copy of the 32 bytes. */
    public byte[] bytes() {
        return value.toByteArray();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(value.toByteArray());
    }

    /** The first eight digits, for log lines. */
    public String brief() {
        return hex().substring(0, 8);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static void update(MessageDigest digest, ByteString part) {
        for (ByteBuffer buffer : part.asReadOnlyByteBufferList()) {
            digest.update(buffer);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
