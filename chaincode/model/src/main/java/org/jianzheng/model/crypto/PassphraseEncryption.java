/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** PBES2 of RFC 8018 with PBKDF2-HMAC-SHA256 and AES-256-CBC, and no other combination. */
final class PassphraseEncryption {
    private static final int ITERATIONS = 600_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int BLOCK = 16;
    private static final int KEY_BITS = 256;
    private static final int MAX_SALT = 64;

    private PassphraseEncryption() {}

    static byte[] encrypt(byte[] content, char[] passphrase, SecureRandom random) {
        if (passphrase.length == 0) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the passphrase is empty");
        }
        byte[] salt = new byte[BLOCK];
        byte[] iv = new byte[BLOCK];
        random.nextBytes(salt);
        random.nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, ITERATIONS, iv)
                    .doFinal(content);
            AlgorithmIdentifier hmacSha256 =
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
            PBES2Parameters parameters = new PBES2Parameters(
                    new KeyDerivationFunc(
                            PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, ITERATIONS, hmacSha256)),
                    new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
            AlgorithmIdentifier scheme = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters);
            return new EncryptedPrivateKeyInfo(scheme, encrypted).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a private key could not be encrypted", e);
        }
    }

    static byte[] decrypt(byte[] der, char[] passphrase) {
        try {
            EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(ASN1Primitive.fromByteArray(der));
            AlgorithmIdentifier scheme = info.getEncryptionAlgorithm();
            require(scheme.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2), "the scheme is not PBES2");
            PBES2Parameters parameters = PBES2Parameters.getInstance(scheme.getParameters());
            EncryptionScheme encryption = parameters.getEncryptionScheme();
            KeyDerivationFunc derivation = parameters.getKeyDerivationFunc();
            require(
                    encryption.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC),
                    "the cipher is not AES-256-CBC");
            require(derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2), "the derivation is not PBKDF2");
            PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(derivation.getParameters());
            require(
                    pbkdf2.getPrf().getAlgorithm().equals(PKCSObjectIdentifiers.id_hmacWithSHA256),
                    "the derivation does not use HMAC-SHA256");
            byte[] iv = ASN1OctetString.getInstance(encryption.getParameters()).getOctets();
            require(iv.length == BLOCK, "the initial vector is not 16 bytes");
            BigInteger keyLength = pbkdf2.getKeyLength();
            require(keyLength == null || keyLength.equals(BigInteger.valueOf(KEY_BITS / 8)), "the key is not 32 bytes");
            require(pbkdf2.getSalt().length <= MAX_SALT, "the salt is longer than 64 bytes");
            int iterations = iterations(pbkdf2.getIterationCount());
            return cipher(Cipher.DECRYPT_MODE, passphrase, pbkdf2.getSalt(), iterations, iv)
                    .doFinal(info.getEncryptedData());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (GeneralSecurityException e) {
            throw caused("the passphrase is wrong or the key file is damaged", e);
        } catch (IOException | RuntimeException e) {
            throw caused("the key file is not encrypted PKCS#8", e);
        }
    }

    /** A hostile file must not keep the reader busy for hours. */
    private static int iterations(BigInteger given) {
        require(
                given.signum() > 0 && given.compareTo(BigInteger.valueOf(MAX_ITERATIONS)) <= 0,
                "the iteration count is outside 1 to 10000000");
        return given.intValueExact();
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, int iterations, byte[] iv)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher;
        } finally {
            spec.clearPassword();
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "the key file cannot be read: %s", otherwise);
        }
    }

    private static Refusal caused(String sentence, Exception cause) {
        return Refusal.of(ErrorCode.KEY_INVALID, "%s", sentence).causedBy(cause);
    }
}
