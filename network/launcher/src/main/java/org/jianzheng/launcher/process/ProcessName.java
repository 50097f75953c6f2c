/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.util.regex.Pattern;

/** Name of a program in the network, for example {@code gateway-city}; its files are called after it. */
public record ProcessName(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public ProcessName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a process name: '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
