/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * The code of a project (项目编号): platform code of 11 characters and a serial of 6 digits (data norm 2016, as
 * read from live data).
 *
 * @param value the 17 characters
 */
public record ProjectCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{6}[0-9A-Z]{4}[0-9]{6}");

    /** Refuses ({@code CODE_INVALID}) any other form; nothing is cut, padded or repaired. */
    public ProjectCode {
        Form.require(
                FORM,
                value,
                ErrorCode.CODE_INVALID,
                "a project code (17 characters: letter, 6 digits of the region, 4 letters or digits, serial of 6 digits)");
    }

    /** Reads the canonical text. */
    public static ProjectCode parse(String text) {
        return new ProjectCode(text);
    }

    /** The platform code (交易平台标识码), 11 characters. */
    public String platform() {
        return value.substring(0, 11);
    }

    /** The administrative region of the platform, 6 digits. */
    public String region() {
        return value.substring(1, 7);
    }

    /** The serial of the project on its platform, 6 digits. */
    public String serial() {
        return value.substring(11);
    }

    @Override
    public String toString() {
        return value;
    }
}
