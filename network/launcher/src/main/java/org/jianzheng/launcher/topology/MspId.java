/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.regex.Pattern;

/** Name of an organisation's membership service provider in the channel, for example {@code CityMSP}. */
public record MspId(String text) implements Comparable<MspId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,62}");

    public MspId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an MSP id (letters, digits, . and -, at most 63): '" + text + "'");
        }
    }

    @Override
    public int compareTo(MspId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
