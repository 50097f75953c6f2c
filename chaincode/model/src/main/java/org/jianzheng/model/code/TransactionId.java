/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import org.jianzheng.model.error.ErrorCode;

/**
 * A Fabric transaction id: SHA-256 of nonce and creator.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record TransactionId(String value) {

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public TransactionId {
        Form.require(
                LowerHex.isDigits(value, 64),
                value,
                ErrorCode.ID_INVALID,
                "a transaction id (64 lower-case hexadecimal digits)");
    }

    /** Reads the canonical text. */
    public static TransactionId parse(String text) {
        return new TransactionId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
