/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import org.jianzheng.model.error.ErrorCode;

/**
 * Names a public key: SHA-256 of its text form, so that a key can be named before it is registered.
 *
 * @param value {@code key:} and 64 lower-case hexadecimal digits
 */
public record KeyId(String value) {

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public KeyId {
        Form.require(
                LowerHex.isPrefixed(value, "key:", 64),
                value,
                ErrorCode.ID_INVALID,
                "a key id (key: and 64 lower-case hexadecimal digits)");
    }

    /** Reads the canonical text. */
    public static KeyId parse(String text) {
        return new KeyId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
