/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * The code of a lot (标段（包）编号): its tender's code and a serial of 3 digits, such as
 * {@code E14090000G3002061001003}.
 *
 * @param value the 23 characters
 */
public record LotCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{6}[0-9A-Z]{4}[0-9]{12}");

    /** Refuses ({@code CODE_INVALID}) any other form; nothing is cut, padded or repaired. */
    public LotCode {
        Form.require(
                FORM, value, ErrorCode.CODE_INVALID, "a lot code (23 characters: tender code and serial of 3 digits)");
    }

    /** Reads the canonical text. */
    public static LotCode parse(String text) {
        return new LotCode(text);
    }

    /** The tender of this lot. */
    public TenderCode tender() {
        return new TenderCode(value.substring(0, 20));
    }

    /** The project of this lot. */
    public ProjectCode project() {
        return new ProjectCode(value.substring(0, 17));
    }

    /** The serial of the lot in its tender, 3 digits. */
    public String serial() {
        return value.substring(20);
    }

    @Override
    public String toString() {
        return value;
    }
}
