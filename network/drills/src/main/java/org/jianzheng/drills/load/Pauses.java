/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The longest time in which nothing happened while something should have. */
public final class Pauses {
    private Pauses() {}

    /**
     * The longest pause between events within the windows, their beginnings and ends counted as events. What happens after
     * the last window belongs to it: the backlog that it left.
     */
    public static Duration longest(List<Load.Window> windows, Collection<Long> events) {
        long longest = 0;
        for (int i = 0; i < windows.size(); i++) {
            Load.Window window = windows.get(i);
            long next = i + 1 < windows.size() ? windows.get(i + 1).begin() : Long.MAX_VALUE;
            List<Long> within = events.stream()
                    .filter(event -> event > window.begin() && event < next)
                    .sorted()
                    .toList();
            long before = window.begin();
            for (long event : within) {
                longest = Math.max(longest, event - before);
                before = event;
            }
            longest = Math.max(longest, window.end() - before);
        }
        return Duration.ofNanos(longest);
    }
}
