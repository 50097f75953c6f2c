/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A number under which a deal is known somewhere, kept exactly as written. Agencies print numbers of their own as
 * "project number"; they stand beside the unified code and never in its place.
 *
 * @param scheme who gives the number: {@link #UNIFIED}, {@link #AGENCY_OWN} or another upper-case name
 * @param value the number; under {@code UNIFIED} a project, tender or lot code
 */
public record DealCode(String scheme, String value) {
    /** The scheme of 17, 20 and 23-character codes. */
    public static final String UNIFIED = "UNIFIED";

    /** The scheme of numbers that an agency gives by its own rules. */
    public static final String AGENCY_OWN = "AGENCY_OWN";

    /** The longest value in UTF-16 code units. */
    public static final int MAX_LENGTH = 128;

    private static final Pattern SCHEME = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");
    private static final Pattern UNIFIED_FORM =
            Pattern.compile("[A-Z][0-9]{6}[0-9A-Z]{4}[0-9]{6}([0-9]{3}([0-9]{3})?)?");

    /** Refuses ({@code CODE_INVALID}) an empty or overlong value, and a unified code of another form. */
    public DealCode {
        Form.require(SCHEME, scheme, ErrorCode.CODE_INVALID, "a scheme (upper-case name of at most 32 characters)");
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw Refusal.of(
                    ErrorCode.CODE_INVALID,
                    "%s is not a deal code: it has %d characters, allowed are 1 to %d",
                    Form.shown(value),
                    value.length(),
                    MAX_LENGTH);
        }
        if (scheme.equals(UNIFIED)) {
            Form.require(UNIFIED_FORM, value, ErrorCode.CODE_INVALID, "a unified deal code (17, 20 or 23 characters)");
        }
    }

    @Override
    public String toString() {
        return scheme + ":" + value;
    }
}
