/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.nio.ByteBuffer;

/**
 * Encrypts an object piece by piece. The nonce of a piece is its number and whether it is the last, so that pieces can neither be
 * swapped nor cut off; the key is used for one object only.
 */
final class ObjectCipher {
    /** Bytes of plain text in each piece but the last. */
    static final int PIECE = 1 << 16;

    private static final byte[] BOUND_TO_NOTHING_ELSE = {};

    private final ObjectSuite suite;
    private final byte[] key;

    ObjectCipher(ObjectSuite suite, byte[] objectKey) {
        this.suite = suite;
        this.key = objectKey.clone();
    }

    byte[] encrypt(byte[] plain, int length, long number, boolean last) {
        return suite.encrypt(key, nonce(number, last), BOUND_TO_NOTHING_ELSE, plain, length);
    }

    byte[] decrypt(byte[] encrypted, int length, long number, boolean last) {
        try {
            return suite.decrypt(key, nonce(number, last), BOUND_TO_NOTHING_ELSE, encrypted, length);
        } catch (ObjectDamaged damaged) {
            throw new ObjectDamaged("piece " + number + " was changed", damaged);
        }
    }

    private static byte[] nonce(long number, boolean last) {
        return ByteBuffer.allocate(ObjectSuite.NONCE)
                .putInt(last ? 1 : 0)
                .putLong(number)
                .array();
    }
}
