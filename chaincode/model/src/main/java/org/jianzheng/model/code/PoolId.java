/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * An expert pool (专家库), such as {@code gansu-province}.
 *
 * @param value lower-case words and digits joined by single hyphens, at most 40 characters
 */
public record PoolId(String value) {
    private static final Pattern FORM = Pattern.compile("(?=.{1,40}\\z)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public PoolId {
        Form.require(
                FORM,
                value,
                ErrorCode.ID_INVALID,
                "the id of a pool (lower-case words joined by hyphens, at most 40 characters)");
    }

    /** Reads the canonical text. */
    public static PoolId parse(String text) {
        return new PoolId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
