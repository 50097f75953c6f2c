/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The first place where two documents differ.
 *
 * @param path members and positions from the outside in, such as {@code record.body.items[2]}
 * @param computed what should be there
 * @param given what is there
 */
record JsonDifference(String path, String computed, String given) {
    /** The first difference in the order of the names; none if both are alike. */
    static Optional<JsonDifference> of(JsonValue computed, JsonValue given) {
        return between("", computed, given);
    }

    private static Optional<JsonDifference> between(
            String path, @Nullable JsonValue computed, @Nullable JsonValue given) {
        if (Objects.equals(computed, given)) {
            return Optional.empty();
        }
        if (computed instanceof JsonObject one && given instanceof JsonObject other) {
            TreeSet<String> names = new TreeSet<>(one.keys());
            names.addAll(other.keys());
            return names.stream()
                    .flatMap(name -> between(
                            path.isEmpty() ? name : path + "." + name,
                            one.optional(name).orElse(null),
                            other.optional(name).orElse(null))
                            .stream())
                    .findFirst();
        }
        if (computed instanceof JsonArray one && given instanceof JsonArray other && one.size() == other.size()) {
            for (int at = 0; at < one.size(); at++) {
                Optional<JsonDifference> difference = between(path + "[" + at + "]", one.get(at), other.get(at));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.of(new JsonDifference(path, text(computed), text(given)));
    }

    private static String text(@Nullable JsonValue value) {
        return value == null ? AuditFinding.NOTHING : value.toString();
    }
}
