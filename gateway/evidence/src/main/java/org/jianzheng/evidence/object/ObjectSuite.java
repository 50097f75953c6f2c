/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * How objects are encrypted and their keys wrapped. The first bytes of an object say by which suite it is, so that a change of
 * policy concerns new objects only.
 */
public enum ObjectSuite {
    /** AES-256 in Galois/Counter Mode (NIST SP 800-38D). */
    AES_256_GCM("aes-256-gcm", "JZOBJ01\n", 32) {
        @Override
        byte[] run(Direction direction, byte[] key, byte[] nonce, byte[] boundTo, byte[] input, int length) {
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(
                        direction == Direction.ENCRYPT ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                        new SecretKeySpec(key, "AES"),
                        new GCMParameterSpec(TAG * Byte.SIZE, nonce));
                cipher.updateAAD(boundTo);
                return cipher.doFinal(input, 0, length);
            } catch (GeneralSecurityException e) {
                throw new ObjectDamaged("the key does not fit or the bytes were changed", e);
            }
        }
    },

    /** SM4 (GB/T 32907-2016) in Galois/Counter Mode (RFC 8998). */
    SM4_GCM("sm4-gcm", "JZOBJ02\n", 16) {
        @Override
        byte[] run(Direction direction, byte[] key, byte[] nonce, byte[] boundTo, byte[] input, int length) {
            GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(
                    direction == Direction.ENCRYPT,
                    new AEADParameters(new KeyParameter(key), TAG * Byte.SIZE, nonce, boundTo));
            byte[] output = new byte[cipher.getOutputSize(length)];
            try {
                int done = cipher.processBytes(input, 0, length, output, 0);
                done += cipher.doFinal(output, done);
                return done == output.length ? output : Arrays.copyOf(output, done);
            } catch (InvalidCipherTextException e) {
                throw new ObjectDamaged("the key does not fit or the bytes were changed", e);
            }
        }
    };

    /** Bytes of a nonce. */
    static final int NONCE = 12;

    /** Bytes by which what is encrypted grows. */
    static final int TAG = 16;

    /** Bytes that name a suite at the beginning of an object. */
    static final int FORMAT = 8;

    private final String wireName;
    private final String format;
    private final int keyLength;

    /** Which way a cipher runs. */
    enum Direction {
        ENCRYPT,
        DECRYPT
    }

    ObjectSuite(String wireName, String format, int keyLength) {
        this.wireName = wireName;
        this.format = format;
        this.keyLength = keyLength;
    }

    /** The suite of this name in a configuration; refuses ({@code ALGORITHM_REFUSED}) any other. */
    public static ObjectSuite parse(String wireName) {
        for (ObjectSuite suite : values()) {
            if (suite.wireName.equals(wireName)) {
                return suite;
            }
        }
        throw Refusal.of(
                ErrorCode.ALGORITHM_REFUSED,
                "files are encrypted by %s or %s, not %s",
                AES_256_GCM.wireName,
                SM4_GCM.wireName,
                wireName);
    }

    /** The suite of a cipher that the ledger's storage rule names. */
    public static ObjectSuite of(StorageRule.Cipher cipher) {
        return switch (cipher) {
            case AES_256_GCM -> AES_256_GCM;
            case SM4_GCM -> SM4_GCM;
        };
    }

    /** Its name in a configuration. */
    public String wireName() {
        return wireName;
    }

    /** The suite of an object that begins with these bytes. */
    static Optional<ObjectSuite> ofFormat(byte[] first) {
        return Arrays.stream(values())
                .filter(suite -> Arrays.equals(suite.format(), first))
                .findFirst();
    }

    /** The first bytes of its objects. */
    byte[] format() {
        return format.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes of a key. */
    int keyLength() {
        return keyLength;
    }

    /** Bytes of a wrapped key. */
    int wrappedLength() {
        return keyLength + TAG;
    }

    /** Bytes before the first piece: format, nonce, wrapped key, size. */
    int headerLength() {
        return FORMAT + NONCE + wrappedLength() + Long.BYTES;
    }

    byte[] encrypt(byte[] key, byte[] nonce, byte[] boundTo, byte[] plain, int length) {
        return run(Direction.ENCRYPT, key, nonce, boundTo, plain, length);
    }

    /** The plain bytes; {@link ObjectDamaged} if one of the encrypted ones, the key, the nonce or the binding is another. */
    byte[] decrypt(byte[] key, byte[] nonce, byte[] boundTo, byte[] encrypted, int length) {
        return run(Direction.DECRYPT, key, nonce, boundTo, encrypted, length);
    }

    abstract byte[] run(Direction direction, byte[] key, byte[] nonce, byte[] boundTo, byte[] input, int length);
}
