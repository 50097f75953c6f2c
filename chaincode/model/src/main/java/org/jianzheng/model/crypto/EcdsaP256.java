/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;

/** ECDSA on P-256 with SHA-256 as r‖s; s lies in the lower half of the order, so a signature has one form. */
final class EcdsaP256 {
    private static final EllipticCurve CURVE = EllipticCurve.P256;
    private static final BigInteger HALF_ORDER = CURVE.order().shiftRight(1);

    private EcdsaP256() {}

    static boolean verify(ECPoint publicPoint, byte[] message, byte[] signature) {
        BigInteger r = EllipticCurve.first(signature);
        BigInteger s = EllipticCurve.second(signature);
        if (!CURVE.inRange(r) || !CURVE.inRange(s) || s.compareTo(HALF_ORDER) > 0) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(publicPoint, CURVE.domain()));
        return verifier.verifySignature(HashSuite.SHA_256.hash(message), r, s);
    }

    /** Signs with the deterministic nonce of RFC 6979. */
    static byte[] sign(BigInteger scalar, byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(scalar, CURVE.domain()));
        BigInteger[] pair = signer.generateSignature(HashSuite.SHA_256.hash(message));
        return inLowerHalf(pair[0], pair[1]);
    }

    /** The form of a signature whose s lies in the lower half of the order. */
    static byte[] inLowerHalf(byte[] signature) {
        return inLowerHalf(EllipticCurve.first(signature), EllipticCurve.second(signature));
    }

    private static byte[] inLowerHalf(BigInteger r, BigInteger s) {
        boolean upper = s.compareTo(HALF_ORDER) > 0 && s.compareTo(CURVE.order()) < 0;
        return EllipticCurve.join(r, upper ? CURVE.order().subtract(s) : s);
    }
}
