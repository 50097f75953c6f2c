/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node counts, in the text form of Prometheus. Only whole numbers are asked for here. */
final class Metrics {

    private static final Pattern SAMPLE =
            Pattern.compile("([A-Za-z_:][A-Za-z0-9_:]*)(?:\\{([^}]*)\\})?\\s+(\\S+)(?:\\s+-?\\d+)?\\s*");

    private final Map<String, Double> samples;

    private Metrics(Map<String, Double> samples) {
        this.samples = samples;
    }

    /** Reads an answer; lines that are no samples are passed over. */
    static Metrics parse(String text) {
        Map<String, Double> samples = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher matcher = SAMPLE.matcher(line);
            if (matcher.matches()) {
                try {
                    String labels = matcher.group(2) == null ? "" : matcher.group(2);
                    samples.put(matcher.group(1) + "{" + labels + "}", Double.parseDouble(matcher.group(3)));
                } catch (NumberFormatException noNumber) {
                    // A word such as +Inf with another spelling: no sample that is asked for.
                }
            }
        });
        return new Metrics(samples);
    }

    /** The value that a node reports of a channel, if it reports one. */
    OptionalLong ofChannel(String name, String channel) {
        Double value = samples.get(name + "{channel=\"" + channel + "\"}");
        return value == null || value.isNaN() ? OptionalLong.empty() : OptionalLong.of(value.longValue());
    }
}
