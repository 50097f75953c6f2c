/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The name of a member of a package: at most three parts of lower-case letters, digits, dots, dashes and low lines, each of which
 * begins with a letter or digit. No file system reads such a name in two ways, and none leads out of a folder.
 *
 * @param value at most 200 characters
 */
public record MemberName(String value) {
    /** The most characters of a name. */
    public static final int MAX_CHARACTERS = 200;

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*){0,2}");

    /** Refuses ({@code SCHEMA_INVALID}) any other form. */
    public MemberName {
        if (value.length() > MAX_CHARACTERS || !FORM.matcher(value).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a member of a package has a name of another form");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
