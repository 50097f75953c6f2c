/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of Fabric's programs, as they print it: {@code Version: 3.1.5} or {@code Version: v3.1.5}. */
record FabricVersion(int major, int minor, int patch) implements Comparable<FabricVersion> {

    /** SmartBFT came with 3.0; what this project was tried with begins here. */
    static final FabricVersion LEAST = new FabricVersion(3, 1, 0);

    private static final Pattern LINE =
            Pattern.compile("^\\s*Version:\\s*v?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?", Pattern.MULTILINE);

    /** The version in a program's answer to {@code version}. */
    static Optional<FabricVersion> find(String printed) {
        Matcher matcher = LINE.matcher(printed);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String patch = matcher.group(3);
        return Optional.of(new FabricVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch)));
    }

    @Override
    public int compareTo(FabricVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
