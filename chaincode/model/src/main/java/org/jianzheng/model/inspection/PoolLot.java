/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A lot in a pool of inspection, by the code that its platform gives it; not every lot of a year need be on the ledger.
 *
 * @param value 1 to {@value #MAX_LENGTH} upper-case letters, digits, dots and dashes
 */
public record PoolLot(String value) implements Comparable<PoolLot> {
    /** The most characters. */
    public static final int MAX_LENGTH = 32;

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9.-]{0," + (MAX_LENGTH - 1) + "}");

    /** Refuses ({@code CODE_INVALID}) any other form. */
    public PoolLot {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.of(
                    ErrorCode.CODE_INVALID,
                    "a lot in a pool is 1 to %d upper-case letters, digits, dots and dashes, met %d characters",
                    MAX_LENGTH,
                    value.length());
        }
    }

    /** By bytes, which the characters of the form are. */
    @Override
    public int compareTo(PoolLot other) {
        return value.compareTo(other.value);
    }

    /** The code itself. */
    @Override
    public String toString() {
        return value;
    }
}
