/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** A private key held in memory. It never prints itself; {@link PrivateKeys} reads and writes key files. */
public final class PrivateKey implements Signer {
    private static final int LENGTH = 32;

    private final byte[] secret;
    private final PublicKey publicKey;
    private final SecureRandom random;

    /**
     * A key from its 32 secret bytes: the scalar (SM2, P-256) or the seed (Ed25519).
     *
     * @param random feeds SM2, whose signatures need a fresh random number each
     * @throws Refusal {@code KEY_INVALID} if the bytes are no key of the algorithm
     */
    PrivateKey(SignatureAlgorithm algorithm, byte[] secret, SecureRandom random) {
        if (secret.length != LENGTH) {
            throw Refusal.of(
                    ErrorCode.KEY_INVALID, "a %s private key has 32 bytes, met %d", algorithm.id(), secret.length);
        }
        this.secret = secret.clone();
        this.random = random;
        this.publicKey = new PublicKey(algorithm, publicBytes(algorithm, secret));
    }

    private static byte[] publicBytes(SignatureAlgorithm algorithm, byte[] secret) {
        return switch (algorithm) {
            case SM2 -> EllipticCurve.SM2.publicPoint(EllipticCurve.SM2.scalar(new BigInteger(1, secret)));
            case ECDSA_P256 -> EllipticCurve.P256.publicPoint(EllipticCurve.P256.scalar(new BigInteger(1, secret)));
            case ED25519 -> {
                byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
                Ed25519.generatePublicKey(secret, 0, point, 0);
                yield point;
            }
        };
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        return switch (publicKey.algorithm()) {
            case SM2 -> Sm2.sign(scalar(), Sm2.DEFAULT_USER_ID, message, random);
            case ECDSA_P256 -> EcdsaP256.sign(scalar(), message);
            case ED25519 -> {
                byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
                Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
                yield signature;
            }
        };
    }

    byte[] secret() {
        return secret.clone();
    }

    private BigInteger scalar() {
        return BigIntegers.fromUnsignedByteArray(secret);
    }

    /** The algorithm and the key's id; nothing secret. */
    @Override
    public String toString() {
        return "private key of " + publicKey.keyId();
    }
}
