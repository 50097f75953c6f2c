/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * The code of a tender (招标项目编号): its project's code and a serial of 3 digits.
 *
 * @param value the 20 characters
 */
public record TenderCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{6}[0-9A-Z]{4}[0-9]{9}");

    /** Refuses ({@code CODE_INVALID}) any other form; nothing is cut, padded or repaired. */
    public TenderCode {
        Form.require(
                FORM,
                value,
                ErrorCode.CODE_INVALID,
                "a tender code (20 characters: project code and serial of 3 digits)");
    }

    /** Reads the canonical text. */
    public static TenderCode parse(String text) {
        return new TenderCode(text);
    }

    /** The project of this tender. */
    public ProjectCode project() {
        return new ProjectCode(value.substring(0, 17));
    }

    /** The serial of the tender in its project, 3 digits. */
    public String serial() {
        return value.substring(17);
    }

    @Override
    public String toString() {
        return value;
    }
}
