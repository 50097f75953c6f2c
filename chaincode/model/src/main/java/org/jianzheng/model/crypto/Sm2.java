/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/** SM2 signatures with SM3 (GB/T 32918.2) as r‖s. */
final class Sm2 {
    /** The user id where parties agree on none (GB/T 35276). */
    static final String DEFAULT_USER_ID = "1234567812345678";

    private Sm2() {}

    static boolean verify(ECPoint publicPoint, String userId, byte[] message, byte[] signature) {
        EllipticCurve curve = EllipticCurve.SM2;
        if (!curve.inRange(EllipticCurve.first(signature)) || !curve.inRange(EllipticCurve.second(signature))) {
            return false;
        }
        SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        verifier.init(
                false, new ParametersWithID(new ECPublicKeyParameters(publicPoint, curve.domain()), bytes(userId)));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    static byte[] sign(BigInteger scalar, String userId, byte[] message, SecureRandom random) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        ECPrivateKeyParameters key = new ECPrivateKeyParameters(scalar, EllipticCurve.SM2.domain());
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, random), bytes(userId)));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 could not sign", e);
        }
    }

    private static byte[] bytes(String userId) {
        return userId.getBytes(StandardCharsets.UTF_8);
    }
}
