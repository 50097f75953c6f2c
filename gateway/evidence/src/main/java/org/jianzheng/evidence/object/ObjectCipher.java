/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts an object piece by piece (AES-256-GCM). The nonce of a piece is its number and whether it is the last, so that
 * pieces can neither be swapped nor cut off; the key is used for one object only.
 */
final class ObjectCipher {
    /** Bytes of plain text in each piece but the last. */
    static final int PIECE = 1 << 16;

    /** Bytes that a piece grows by. */
    static final int TAG = 16;

    private static final int NONCE = 12;

    private final SecretKeySpec key;

    ObjectCipher(byte[] objectKey) {
        key = new SecretKeySpec(objectKey, "AES");
    }

    byte[] encrypt(byte[] plain, int length, long number, boolean last) {
        return run(Cipher.ENCRYPT_MODE, plain, length, number, last);
    }

    byte[] decrypt(byte[] encrypted, int length, long number, boolean last) {
        return run(Cipher.DECRYPT_MODE, encrypted, length, number, last);
    }

    private byte[] run(int mode, byte[] input, int length, long number, boolean last) {
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putInt(last ? 1 : 0).putLong(number).array();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            return cipher.doFinal(input, 0, length);
        } catch (GeneralSecurityException e) {
            throw new ObjectDamaged("piece " + number + " was changed", e);
        }
    }
}
