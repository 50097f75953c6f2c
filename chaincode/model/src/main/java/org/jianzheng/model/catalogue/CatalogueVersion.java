/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A version of a catalogue, written {@code GANSU-EXPERT@2019}.
 *
 * @param catalogue 2 to 40 upper-case letters, digits and dashes
 * @param version 1 to 24 letters, digits, dots and dashes
 */
public record CatalogueVersion(String catalogue, String version) {
    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9-]{1,39})@([A-Za-z0-9][A-Za-z0-9.-]{0,23})");

    /** Refuses ({@code ID_INVALID}) other names. */
    public CatalogueVersion {
        if (!FORM.matcher(catalogue + "@" + version).matches()) {
            throw refused();
        }
    }

    /** Reads the text form. */
    public static CatalogueVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused();
        }
        return new CatalogueVersion(matcher.group(1), matcher.group(2));
    }

    private static Refusal refused() {
        return Refusal.of(ErrorCode.ID_INVALID, "a version of a catalogue is written NAME@version");
    }

    @Override
    public String toString() {
        return catalogue + "@" + version;
    }
}
