/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** How a gateway's metrics went on during a drill. A counter that falls has begun anew, with its process. */
final class Series {

    private record Course(double first, double last, double most, double rise) {

        Course then(double value) {
            return new Course(first, value, Math.max(most, value), rise + (value < last ? value : value - last));
        }
    }

    private final Map<String, Course> courses = new TreeMap<>();
    private boolean begun;

    synchronized void add(Samples samples) {
        samples.values().forEach((name, value) -> {
            // A counter that was not there before the drill began at nothing.
            Course before =
                    courses.getOrDefault(name, begun ? new Course(0, 0, 0, 0) : new Course(value, value, value, 0));
            courses.put(name, before.then(value));
        });
        begun = true;
    }

    /** By how much all counters that begin so rose together. */
    synchronized double riseOfAll(String beginning) {
        return courses.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToDouble(entry -> entry.getValue().rise)
                .sum();
    }

    /** By how much the counters of this name and label rose together. */
    synchronized double rise(String name, String label) {
        return sum(name, label, Course::rise);
    }

    /** What the gauges of this name and label said last, together. */
    synchronized double last(String name, String label) {
        return sum(name, label, Course::last);
    }

    private double sum(String name, String label, ToDoubleFunction<Course> figure) {
        return courses.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(name + "{") && entry.getKey().contains(label))
                .mapToDouble(entry -> figure.applyAsDouble(entry.getValue()))
                .sum();
    }
}
