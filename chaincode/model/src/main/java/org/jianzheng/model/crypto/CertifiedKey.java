/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.math.ec.ECPoint;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The key of an X.509 certificate of somebody outside the ledger, such as a time-stamp authority: RSA of 2,048 to 8,192 bits with PKCS #1
 * v1.5, ECDSA on P-256 or P-384, or SM2 with SM3 and the default user id. Keys that sign records are {@link PublicKey}s.
 */
public sealed interface CertifiedKey {
    /** The kinds of keys; an algorithm of a signature names one. */
    enum Kind {
        /** PKCS #1 v1.5 (RFC 8017, 8.2). */
        RSA,
        /** With any s, as authorities outside the ledger sign. */
        ECDSA,
        /** GB/T 32918.2. */
        SM2
    }

    /** Its kind. */
    Kind kind();

    /** Whether this key signed the message over this hash. No bytes of a signature make it throw. */
    boolean verifies(SignedHash hash, byte[] message, byte[] signature);

    /**
     * Reads a SubjectPublicKeyInfo in DER.
     *
     * @throws Refusal {@code KEY_INVALID} for another form, algorithm, curve or size
     */
    static CertifiedKey of(byte[] subjectPublicKeyInfo) {
        try {
            SubjectPublicKeyInfo info =
                    SubjectPublicKeyInfo.getInstance(ASN1Primitive.fromByteArray(subjectPublicKeyInfo));
            if (!Arrays.equals(info.getEncoded("DER"), subjectPublicKeyInfo)) {
                throw invalid("it is not in distinguished encoding");
            }
            return of(info);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers malformed bytes with many kinds of unchecked exceptions.
            throw invalid("it cannot be read").causedBy(e);
        }
    }

    private static CertifiedKey of(SubjectPublicKeyInfo info) throws IOException {
        AlgorithmIdentifier algorithm = info.getAlgorithm();
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                && DERNull.INSTANCE.equals(algorithm.getParameters())) {
            return Rsa.of(info);
        }
        if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
            byte[] point = info.getPublicKeyData().getOctets();
            if (curve.equals(GMObjectIdentifiers.sm2p256v1)) {
                return new OnSm2(EllipticCurve.SM2.point(point));
            }
            if (curve.equals(X9ObjectIdentifiers.prime256v1)) {
                return Ecdsa.of("secp256r1", point);
            }
            if (curve.equals(SECObjectIdentifiers.secp384r1)) {
                return Ecdsa.of("secp384r1", point);
            }
        }
        throw invalid("algorithm " + algorithm.getAlgorithm() + " or its curve is not known here");
    }

    private static Refusal invalid(String what) {
        return Refusal.of(ErrorCode.KEY_INVALID, "the key of the certificate: %s", what);
    }

    /**
     * An RSA key.
     *
     * @param key modulus and exponent
     */
    record Rsa(RSAKeyParameters key) implements CertifiedKey {
        private static final int MIN_BITS = 2048;
        private static final int MAX_BITS = 8192;
        private static final int MAX_EXPONENT_BITS = 32;

        private static Rsa of(SubjectPublicKeyInfo info) throws IOException {
            RSAPublicKey numbers = RSAPublicKey.getInstance(info.parsePublicKey());
            BigInteger modulus = numbers.getModulus();
            BigInteger exponent = numbers.getPublicExponent();
            if (!Arrays.equals(
                    numbers.getEncoded("DER"), info.getPublicKeyData().getOctets())) {
                throw invalid("it is not in distinguished encoding");
            }
            if (modulus.signum() <= 0
                    || modulus.bitLength() < MIN_BITS
                    || modulus.bitLength() > MAX_BITS
                    || !modulus.testBit(0)
                    || exponent.bitLength() < 2
                    || exponent.bitLength() > MAX_EXPONENT_BITS
                    || !exponent.testBit(0)
                    || exponent.signum() < 0) {
                throw invalid("RSA keys have 2048 to 8192 bits and an odd exponent of at most 32, met "
                        + modulus.bitLength() + " and " + exponent.bitLength());
            }
            // The last argument leaves out a search for small factors: a key that an authority made badly is the
            // authority's matter, and
            // verifiers in other languages would not find the same ones.
            return new Rsa(new RSAKeyParameters(false, modulus, exponent, true));
        }

        @Override
        public Kind kind() {
            return Kind.RSA;
        }

        @Override
        public boolean verifies(SignedHash hash, byte[] message, byte[] signature) {
            if (hash == SignedHash.SM3 || signature.length != (key.getModulus().bitLength() + 7) / 8) {
                return false;
            }
            RSADigestSigner verifier = new RSADigestSigner(hash.digest());
            verifier.init(false, key);
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature);
        }
    }

    /**
     * A key for ECDSA.
     *
     * @param key point and curve
     */
    record Ecdsa(ECPublicKeyParameters key) implements CertifiedKey {
        private static final byte UNCOMPRESSED = 4;

        private static Ecdsa of(String curve, byte[] point) {
            ECDomainParameters domain = new ECDomainParameters(CustomNamedCurves.getByName(curve));
            int length = 1 + 2 * ((domain.getCurve().getFieldSize() + 7) / 8);
            if (point.length != length || point[0] != UNCOMPRESSED) {
                throw invalid("a point of " + curve + " is uncompressed in " + length + " bytes");
            }
            return new Ecdsa(new ECPublicKeyParameters(domain.getCurve().decodePoint(point), domain));
        }

        @Override
        public Kind kind() {
            return Kind.ECDSA;
        }

        @Override
        public boolean verifies(SignedHash hash, byte[] message, byte[] signature) {
            if (hash == SignedHash.SM3) {
                return false;
            }
            BigInteger order = key.getParameters().getN();
            try {
                BigInteger[] pair = Sm2Der.pair(signature, (order.bitLength() + 7) / 8);
                ECDSASigner verifier = new ECDSASigner();
                verifier.init(false, key);
                return verifier.verifySignature(hash.hash(message), pair[0], pair[1]);
            } catch (Refusal malformed) {
                return false;
            }
        }
    }

    /**
     * A key for SM2.
     *
     * @param point on the curve
     */
    record OnSm2(ECPoint point) implements CertifiedKey {
        @Override
        public Kind kind() {
            return Kind.SM2;
        }

        @Override
        public boolean verifies(SignedHash hash, byte[] message, byte[] signature) {
            try {
                return hash == SignedHash.SM3
                        && Sm2.verify(point, Sm2.DEFAULT_USER_ID, message, Sm2Der.toRaw(signature));
            } catch (Refusal malformed) {
                return false;
            }
        }
    }
}
