/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** A hash that signatures of certificates and time stamps are made over, by its object identifier. */
public enum SignedHash {
    /** SHA-256 (RFC 5754, 2.2). */
    SHA_256("2.16.840.1.101.3.4.2.1"),
    /** SHA-384 (RFC 5754, 2.3). */
    SHA_384("2.16.840.1.101.3.4.2.2"),
    /** SHA-512 (RFC 5754, 2.4). */
    SHA_512("2.16.840.1.101.3.4.2.3"),
    /** SM3 (GB/T 32905-2016; the identifier of GM/T 0006). */
    SM3("1.2.156.10197.1.401");

    private final String identifier;

    SignedHash(String identifier) {
        this.identifier = identifier;
    }

    /** The object identifier in dots. */
    public String identifier() {
        return identifier;
    }

    /** The hash of this identifier; empty for any other. */
    public static Optional<SignedHash> of(String identifier) {
        return Arrays.stream(values())
                .filter(hash -> hash.identifier.equals(identifier))
                .findFirst();
    }

    /** The hash of a message. */
    public byte[] hash(byte[] message) {
        ExtendedDigest digest = digest();
        digest.update(message, 0, message.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    ExtendedDigest digest() {
        return switch (this) {
            case SHA_256 -> new SHA256Digest();
            case SHA_384 -> new SHA384Digest();
            case SHA_512 -> new SHA512Digest();
            case SM3 -> new SM3Digest();
        };
    }
}
