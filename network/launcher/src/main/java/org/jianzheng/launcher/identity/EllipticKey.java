/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** A freshly made key pair on a named curve. */
record EllipticKey(ECPrivateKeyParameters secret, ECPublicKeyParameters open) {

    /** A key for certificates and Fabric signatures. */
    static EllipticKey p256(SecureRandom random) {
        return generate(SECObjectIdentifiers.secp256r1, random);
    }

    /** A key for Chinese commercial signatures (GB/T 32918). */
    static EllipticKey sm2(SecureRandom random) {
        return generate(GMObjectIdentifiers.sm2p256v1, random);
    }

    /**
     * The P-256 key in a PKCS#8 file.
     *
     * @throws IOException if there is none
     */
    static EllipticKey read(Path file) throws IOException {
        byte[] encoded = Pem.keyBytes(file);
        if (!(PrivateKeyFactory.createKey(encoded) instanceof ECPrivateKeyParameters secret)) {
            throw new IOException(file + " holds no key on an elliptic curve");
        }
        return new EllipticKey(
                secret,
                new ECPublicKeyParameters(
                        secret.getParameters().getG().multiply(secret.getD()).normalize(), secret.getParameters()));
    }

    PrivateKeyInfo pkcs8() {
        try {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("a key in memory cannot be encoded", e);
        }
    }

    SubjectPublicKeyInfo publicKeyInfo() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open);
        } catch (IOException e) {
            throw new UncheckedIOException("a key in memory cannot be encoded", e);
        }
    }

    /** The public point: 04, x, y; 65 bytes. */
    byte[] point() {
        return open.getQ().getEncoded(false);
    }

    private static EllipticKey generate(ASN1ObjectIdentifier curve, SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(curve), random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new EllipticKey((ECPrivateKeyParameters) pair.getPrivate(), (ECPublicKeyParameters) pair.getPublic());
    }
}
