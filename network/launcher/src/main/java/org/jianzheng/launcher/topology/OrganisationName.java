/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.regex.Pattern;

/** Short name of an organisation, used in process names, folders and DNS names, for example {@code city}. */
public record OrganisationName(String text) implements Comparable<OrganisationName> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{0,30}");

    public OrganisationName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "not an organisation name (small letters and digits, at most 31): '" + text + "'");
        }
    }

    @Override
    public int compareTo(OrganisationName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
