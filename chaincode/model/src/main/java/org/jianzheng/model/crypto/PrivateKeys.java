/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Key files: PKCS#8 in PEM (RFC 5958, RFC 7468), plain or encrypted with a passphrase (PBES2 with PBKDF2-HMAC-SHA256 and
 * AES-256-CBC), for the three algorithms. Lines before BEGIN are ignored, so a file may explain itself. Keys that were read
 * sign with the platform's strong randomness, keys that were generated with the randomness given.
 */
public final class PrivateKeys {
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final ASN1ObjectIdentifier ED25519_OID = new ASN1ObjectIdentifier("1.3.101.112");
    private static final int SCALAR_BITS = 256;
    private static final int LENGTH = 32;

    private PrivateKeys() {}

    /** Makes a new key from this randomness. */
    public static PrivateKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
        return switch (algorithm) {
            case SM2 -> fresh(algorithm, EllipticCurve.SM2, random);
            case ECDSA_P256 -> fresh(algorithm, EllipticCurve.P256, random);
            case ED25519 -> {
                byte[] seed = new byte[LENGTH];
                random.nextBytes(seed);
                yield new PrivateKey(algorithm, seed, random);
            }
        };
    }

    private static PrivateKey fresh(SignatureAlgorithm algorithm, EllipticCurve curve, SecureRandom random) {
        BigInteger largest = curve.order().subtract(BigInteger.TWO);
        BigInteger scalar = BigIntegers.createRandomInRange(BigInteger.ONE, largest, random);
        return new PrivateKey(algorithm, BigIntegers.asUnsignedByteArray(LENGTH, scalar), random);
    }

    /** Whether a key file needs a passphrase. */
    public static boolean isEncrypted(String pem) {
        return Pem.has(pem, ENCRYPTED);
    }

    /**
     * Reads a plain key file.
     *
     * @throws Refusal {@code KEY_INVALID} if it holds no key of the three algorithms, or an encrypted one
     */
    public static PrivateKey read(String pem) {
        if (isEncrypted(pem)) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the key file is encrypted and no passphrase is given");
        }
        return decode(Pem.read(pem, PLAIN));
    }

    /**
     * Reads an encrypted key file.
     *
     * @throws Refusal {@code KEY_INVALID} if the passphrase or the file is wrong
     */
    public static PrivateKey read(String pem, char[] passphrase) {
        return decode(PassphraseEncryption.decrypt(Pem.read(pem, ENCRYPTED), passphrase));
    }

    /** A plain key file: only for trying, since whoever reads it signs. */
    public static String write(PrivateKey key) {
        return Pem.write(PLAIN, encode(key));
    }

    /** An encrypted key file; refuses ({@code KEY_INVALID}) an empty passphrase. */
    public static String write(PrivateKey key, char[] passphrase, SecureRandom random) {
        return Pem.write(ENCRYPTED, PassphraseEncryption.encrypt(encode(key), passphrase, random));
    }

    /** Bouncy Castle's readers throw many kinds of runtime exception on hostile bytes. */
    private static PrivateKey decode(byte[] der) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(ASN1Primitive.fromByteArray(der));
            return decode(info);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the key file is not PKCS#8")
                    .causedBy(e);
        }
    }

    private static PrivateKey decode(PrivateKeyInfo info) throws IOException {
        AlgorithmIdentifier identifier = info.getPrivateKeyAlgorithm();
        ASN1ObjectIdentifier oid = identifier.getAlgorithm();
        if (oid.equals(ED25519_OID)) {
            byte[] seed = ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
            return new PrivateKey(SignatureAlgorithm.ED25519, seed, new SecureRandom());
        }
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            SignatureAlgorithm algorithm = onCurve(identifier.getParameters());
            BigInteger scalar = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
            if (scalar.bitLength() > SCALAR_BITS) {
                throw Refusal.of(ErrorCode.KEY_INVALID, "the private key has %d bits, not 256", scalar.bitLength());
            }
            return new PrivateKey(algorithm, BigIntegers.asUnsignedByteArray(LENGTH, scalar), new SecureRandom());
        }
        throw Refusal.of(ErrorCode.KEY_INVALID, "key algorithm %s is not SM2, P-256 or Ed25519", oid);
    }

    private static SignatureAlgorithm onCurve(ASN1Encodable curve) {
        if (EllipticCurve.SM2.oid().equals(curve)) {
            return SignatureAlgorithm.SM2;
        }
        if (EllipticCurve.P256.oid().equals(curve)) {
            return SignatureAlgorithm.ECDSA_P256;
        }
        throw Refusal.of(ErrorCode.KEY_INVALID, "curve %s is not SM2 or P-256", curve);
    }

    private static byte[] encode(PrivateKey key) {
        try {
            return switch (key.publicKey().algorithm()) {
                case SM2 -> curveKey(key, EllipticCurve.SM2);
                case ECDSA_P256 -> curveKey(key, EllipticCurve.P256);
                case ED25519 ->
                    new PrivateKeyInfo(new AlgorithmIdentifier(ED25519_OID), new DEROctetString(key.secret()))
                            .getEncoded();
            };
        } catch (IOException e) {
            throw new IllegalStateException("a private key could not be encoded", e);
        }
    }

    private static byte[] curveKey(PrivateKey key, EllipticCurve curve) throws IOException {
        ECPrivateKey content = new ECPrivateKey(
                SCALAR_BITS,
                BigIntegers.fromUnsignedByteArray(key.secret()),
                new DERBitString(key.publicKey().bytes()),
                null);
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.oid()), content)
                .getEncoded();
    }
}
