/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** A curve of prime order with 256-bit coordinates, and the fixed-length forms of its points and signatures. */
record EllipticCurve(String name, ASN1ObjectIdentifier oid, ECDomainParameters domain) {
    static final EllipticCurve SM2 = named("sm2p256v1", GMObjectIdentifiers.sm2p256v1);
    static final EllipticCurve P256 = named("secp256r1", X9ObjectIdentifiers.prime256v1);

    private static final int SCALAR = 32;
    private static final int POINT = 65;
    private static final byte UNCOMPRESSED = 4;

    private static EllipticCurve named(String name, ASN1ObjectIdentifier oid) {
        X9ECParameters parameters = CustomNamedCurves.getByName(name);
        return new EllipticCurve(name, oid, new ECDomainParameters(parameters));
    }

    BigInteger order() {
        return domain.getN();
    }

    /** Reads an uncompressed point; refuses compressed forms, infinity and points beside the curve. */
    ECPoint point(byte[] encoded) {
        if (encoded.length != POINT || encoded[0] != UNCOMPRESSED) {
            throw Refusal.of(
                    ErrorCode.KEY_INVALID,
                    "a %s public key is an uncompressed point of 65 bytes that starts with 04, met %d bytes",
                    name,
                    encoded.length);
        }
        try {
            return domain.validatePublicPoint(domain.getCurve().decodePoint(encoded));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the public key is no point of curve %s", name)
                    .causedBy(e);
        }
    }

    /** The public point of a private scalar. */
    byte[] publicPoint(BigInteger scalar) {
        return domain.getG().multiply(scalar).normalize().getEncoded(false);
    }

    /** Reads a private scalar from 1 to order − 2, the range of SM2, which loses ECDSA one key. */
    BigInteger scalar(BigInteger given) {
        if (given.signum() <= 0 || given.compareTo(order().subtract(BigInteger.ONE)) >= 0) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the private key is outside the range of curve %s", name);
        }
        return given;
    }

    /** Whether a number may stand in a signature: 1 to order − 1. */
    boolean inRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(order()) < 0;
    }

    static BigInteger first(byte[] signature) {
        return new BigInteger(1, Arrays.copyOfRange(signature, 0, SCALAR));
    }

    static BigInteger second(byte[] signature) {
        return new BigInteger(1, Arrays.copyOfRange(signature, SCALAR, 2 * SCALAR));
    }

    static byte[] join(BigInteger r, BigInteger s) {
        byte[] signature = new byte[2 * SCALAR];
        BigIntegers.asUnsignedByteArray(r, signature, 0, SCALAR);
        BigIntegers.asUnsignedByteArray(s, signature, SCALAR, SCALAR);
        return signature;
    }
}
