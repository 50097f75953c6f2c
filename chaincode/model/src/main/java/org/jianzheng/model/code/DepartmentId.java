/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * A department (行政监督部门, 成员单位) of the consortium policy, such as {@code housing-bureau}. Its name stands in the policy record.
 *
 * @param value lower-case words and digits joined by single hyphens, at most 63 characters
 */
public record DepartmentId(String value) {
    private static final Pattern FORM = Pattern.compile("(?=.{1,63}\\z)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public DepartmentId {
        Form.require(
                FORM,
                value,
                ErrorCode.ID_INVALID,
                "a department id (lower-case words joined by hyphens, at most 63 characters)");
    }

    /** Reads the canonical text. */
    public static DepartmentId parse(String text) {
        return new DepartmentId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
