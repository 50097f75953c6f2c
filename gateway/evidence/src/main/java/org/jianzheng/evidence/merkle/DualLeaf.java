/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import org.jianzheng.model.crypto.HashSuite;

/**
 * The hashes of one leaf in both suites.
 *
 * @param sha256 in the SHA-256 tree
 * @param sm3 in the SM3 tree
 */
public record DualLeaf(Hash sha256, Hash sm3) {
    /** The bytes of {@link #toBytes()}. */
    public static final int LENGTH = 2 * Hash.LENGTH;

    /** The leaf with these bytes. */
    public static DualLeaf of(byte[] content) {
        return new DualLeaf(
                TreeHasher.of(HashSuite.SHA_256).leaf(content),
                TreeHasher.of(HashSuite.SM3).leaf(content));
    }

    /** Reads what {@link #toBytes()} gave, from {@code offset} on. */
    public static DualLeaf of(byte[] bytes, int offset) {
        return new DualLeaf(Hash.of(bytes, offset), Hash.of(bytes, offset + Hash.LENGTH));
    }

    /** Both hashes, SHA-256 first. */
    public byte[] toBytes() {
        byte[] bytes = new byte[LENGTH];
        sha256.copyTo(bytes, 0);
        sm3.copyTo(bytes, Hash.LENGTH);
        return bytes;
    }

    /** The hash in the tree of this suite. */
    public Hash in(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }
}
