/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A dossier's times moved to the present: order and short distances stay as they are, to the second, and every wait
 * that is longer than a bound is shortened to it.
 */
public final class Timeline {
    private final NavigableMap<Instant, Instant> moved;
    private final Duration longestWait;

    private Timeline(NavigableMap<Instant, Instant> moved, Duration longestWait) {
        this.moved = moved;
        this.longestWait = longestWait;
    }

    /**
     * Moves these moments so that the last one falls on {@code end}.
     *
     * @param end where the last moment goes
     * @param longestWait the bound of the distance between two moments
     * @param moments at least one
     */
    public static Timeline endingAt(Instant end, Duration longestWait, Collection<Instant> moments) {
        NavigableMap<Instant, Instant> moved = new TreeMap<>();
        Instant now = end;
        NavigableSet<Instant> ordered = new TreeSet<>(moments);
        Instant later = ordered.last();
        for (Instant moment : ordered.descendingSet()) {
            now = now.minus(atMost(Duration.between(moment, later), longestWait));
            moved.put(moment, now);
            later = moment;
        }
        return new Timeline(moved, longestWait);
    }

    /**
     * Moves these moments so that the first one falls on {@code start}.
     *
     * @param start where the first moment goes
     * @param longestWait the bound of the distance between two moments
     * @param moments at least one
     */
    public static Timeline startingAt(Instant start, Duration longestWait, Collection<Instant> moments) {
        NavigableMap<Instant, Instant> moved = new TreeMap<>();
        Instant now = start;
        NavigableSet<Instant> ordered = new TreeSet<>(moments);
        Instant before = ordered.first();
        for (Instant moment : ordered) {
            now = now.plus(atMost(Duration.between(before, moment), longestWait));
            moved.put(moment, now);
            before = moment;
        }
        return new Timeline(moved, longestWait);
    }

    /** Where a moment goes; one between two of the timeline's moments goes between them, never beyond the next one. */
    public Instant moved(Instant moment) {
        Map.Entry<Instant, Instant> before = moved.floorEntry(moment);
        if (before == null) {
            return start();
        }
        Instant shifted = before.getValue().plus(atMost(Duration.between(before.getKey(), moment), longestWait));
        Map.Entry<Instant, Instant> after = moved.higherEntry(moment);
        Instant bound = after == null ? end() : after.getValue();
        return shifted.isAfter(bound) ? bound : shifted;
    }

    /** The first moved moment. */
    public Instant start() {
        return moved.firstEntry().getValue();
    }

    /** The last moved moment. */
    public Instant end() {
        return moved.lastEntry().getValue();
    }

    private static Duration atMost(Duration duration, Duration bound) {
        return duration.compareTo(bound) > 0 ? bound : duration;
    }
}
