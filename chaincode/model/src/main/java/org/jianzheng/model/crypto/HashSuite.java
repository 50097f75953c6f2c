/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** A hash function of 256 bits. Every tree and every file digest exists once in each suite. */
public enum HashSuite {
    /** SHA-256 (FIPS 180-4), by the JDK, which uses the processor's instructions. */
    SHA_256("SHA-256") {
        @Override
        public Hasher newHasher() {
            try {
                return new Sha256Hasher(MessageDigest.getInstance("SHA-256"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    },

    /** SM3 (GB/T 32905-2016). */
    SM3("SM3") {
        @Override
        public Hasher newHasher() {
            return new Sm3Hasher(new SM3Digest());
        }
    };

    /** The length of a hash in bytes. */
    public static final int LENGTH = 32;

    private final String id;

    HashSuite(String id) {
        this.id = id;
    }

    /** The wire name, {@code SHA-256} or {@code SM3}. */
    public String id() {
        return id;
    }

    /** The suite of this wire name; refuses ({@code ALGORITHM_REFUSED}) any other. */
    public static HashSuite of(String id) {
        for (HashSuite suite : values()) {
            if (suite.id.equals(id)) {
                return suite;
            }
        }
        throw Refusal.of(ErrorCode.ALGORITHM_REFUSED, "hash suite %s is not SHA-256 or SM3", id);
    }

    /** A new streaming hasher. */
    public abstract Hasher newHasher();

    /** The 32-byte hash of the parts one after the other. */
    public byte[] hash(byte[]... parts) {
        Hasher hasher = newHasher();
        for (byte[] part : parts) {
            hasher.update(part);
        }
        return hasher.finish();
    }

    /** As {@link #hash}, as a value. */
    public Digest digest(byte[]... parts) {
        return new Digest(this, hash(parts));
    }

    /** As {@link #digest}, each part behind its length in four bytes, so that no two lists of parts give the same bytes. */
    public Digest digestOfParts(byte[]... parts) {
        Hasher hasher = newHasher();
        for (byte[] part : parts) {
            hasher.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            hasher.update(part);
        }
        return new Digest(this, hasher.finish());
    }

    private record Sha256Hasher(MessageDigest digest) implements Hasher {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] finish() {
            return digest.digest();
        }
    }

    private record Sm3Hasher(SM3Digest digest) implements Hasher {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] finish() {
            byte[] hash = new byte[LENGTH];
            digest.doFinal(hash, 0);
            return hash;
        }
    }
}
