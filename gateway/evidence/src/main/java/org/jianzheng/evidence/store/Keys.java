/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.nio.ByteBuffer;
import org.jianzheng.model.crypto.HashSuite;

/** Makes and reads the binary keys and numbers of the tables. */
public final class Keys {
    private Keys() {}

    /** Eight bytes, big-endian. */
    public static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** A prefix followed by a number. */
    public static byte[] of(byte[] prefix, long number) {
        return ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(number)
                .array();
    }

    /** The byte that stands for a suite. */
    public static byte code(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> 0;
            case SM3 -> 1;
        };
    }

    /** Reads the first eight bytes. */
    public static long firstNumber(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    /** Reads the last eight bytes. */
    public static long lastNumber(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }
}
