/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import java.util.Collection;
import java.util.List;
import org.jianzheng.model.json.JsonObject;

/**
 * The spread of one figure over repeated runs.
 *
 * @param least the smallest
 * @param median the middle one; of an even number the lower of the two
 * @param most the largest
 */
public record Spread(long least, long median, long most) {
    /** The spread of these figures, at least one. */
    public static Spread of(Collection<Long> figures) {
        List<Long> sorted = figures.stream().sorted().toList();
        return new Spread(sorted.getFirst(), sorted.get((sorted.size() - 1) / 2), sorted.getLast());
    }

    /** In JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("least", least)
                .put("median", median)
                .put("most", most)
                .build();
    }

    /** {@code median [least–most]}. */
    @Override
    public String toString() {
        return median + " [" + least + "–" + most + "]";
    }
}
