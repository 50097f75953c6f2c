/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

/** Hashes bytes that arrive in pieces. Not safe for use by several threads at once. */
public interface Hasher {

    /** Takes in {@code length} bytes from {@code offset}. */
    void update(byte[] bytes, int offset, int length);

    /** Takes in all these bytes. */
    default void update(byte[] bytes) {
        update(bytes, 0, bytes.length);
    }

    /** The 32-byte hash of everything taken in; the hasher then starts anew. */
    byte[] finish();
}
