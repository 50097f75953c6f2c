/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * A red or black list or a list of restrictions (红黑名单), such as {@code city-black-list}. Its title stands in the record that begins it.
 *
 * @param value lower-case words and digits joined by single hyphens, at most 40 characters
 */
public record ListId(String value) {
    private static final Pattern FORM = Pattern.compile("(?=.{1,40}\\z)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public ListId {
        Form.require(
                FORM,
                value,
                ErrorCode.ID_INVALID,
                "a list id (lower-case words joined by hyphens, at most 40 characters)");
    }

    /** Reads the canonical text. */
    public static ListId parse(String text) {
        return new ListId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
