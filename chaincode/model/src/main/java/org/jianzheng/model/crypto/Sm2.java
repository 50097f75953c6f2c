/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECFieldElement;
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

    /** The number e of GB/T 32918.2, 6.1: SM3 of Z, which binds user id, curve and public key, and the message. */
    static byte[] signedInput(ECPoint publicPoint, String userId, byte[] message) {
        ECDomainParameters domain = EllipticCurve.SM2.domain();
        byte[] id = bytes(userId);
        SM3Digest digest = new SM3Digest();
        int bits = id.length * Byte.SIZE;
        digest.update((byte) (bits >> Byte.SIZE));
        digest.update((byte) bits);
        digest.update(id, 0, id.length);
        ECPoint generator = domain.getG().normalize();
        ECPoint key = publicPoint.normalize();
        for (ECFieldElement number : List.of(
                domain.getCurve().getA(),
                domain.getCurve().getB(),
                generator.getAffineXCoord(),
                generator.getAffineYCoord(),
                key.getAffineXCoord(),
                key.getAffineYCoord())) {
            byte[] encoded = number.getEncoded();
            digest.update(encoded, 0, encoded.length);
        }
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        digest.update(hash, 0, hash.length);
        digest.update(message, 0, message.length);
        digest.doFinal(hash, 0);
        return hash;
    }

    private static byte[] bytes(String userId) {
        return userId.getBytes(StandardCharsets.UTF_8);
    }
}
