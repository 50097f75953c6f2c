/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.regex.Pattern;

/** Name of the channel, in the form that Fabric accepts: small letters, digits, {@code .} and {@code -}, at most 249. */
public record ChannelName(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9.-]{0,248}");

    public ChannelName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a channel name: '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
