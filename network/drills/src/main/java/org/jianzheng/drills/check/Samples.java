/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway's metrics said at one moment, in Prometheus' text format.
 *
 * @param values by name with labels, such as {@code jianzheng_trouble{about="CityMSP",kind="blocks"}}
 */
public record Samples(Map<String, Double> values) {
    private static final Pattern SAMPLE =
            Pattern.compile("(jianzheng_[a-z_]+(?:\\{[^}]{0,400}\\})?) (\\S{1,40})(?: -?\\d+)?");
    private static final int MOST = 10_000;

    /** Copies the map. */
    public Samples {
        values = Map.copyOf(values);
    }

    /** Reads the gateway's own metrics out of an answer; everything else in it is passed over. */
    public static Samples parse(String text) {
        Map<String, Double> values = new TreeMap<>();
        text.lines().limit(MOST).forEach(line -> {
            Matcher matcher = SAMPLE.matcher(line);
            if (matcher.matches()) {
                try {
                    values.put(matcher.group(1), Double.parseDouble(matcher.group(2)));
                } catch (NumberFormatException noNumber) {
                    // A word that no number of ours is written as.
                }
            }
        });
        return new Samples(values);
    }
}
