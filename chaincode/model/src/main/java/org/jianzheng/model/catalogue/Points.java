/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Members;

/** How many points a rule deducts (invariant 6). In JSON: a number, {@code {"least":…,"most":…}} or {@code "AS_DECIDED"}. */
public sealed interface Points {
    /** The most points of one deduction. */
    long MAX = 1_000;

    /**
     * Always as many.
     *
     * @param points 1 to {@value #MAX}
     */
    record Fixed(long points) implements Points {
        /** Refuses ({@code SCHEMA_INVALID}) points out of bounds. */
        public Fixed {
            requireInBounds(points);
        }
    }

    /**
     * As many as the discretion standard says, within bounds.
     *
     * @param least the fewest
     * @param most the most
     */
    record Range(long least, long most) implements Points {
        /** Refuses ({@code SCHEMA_INVALID}) bounds that are none. */
        public Range {
            requireInBounds(least);
            requireInBounds(most);
            if (least >= most) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%d to %d points is no range", least, most);
            }
        }
    }

    /** As many as the department decides; the catalogue gives no number. */
    record AsDecided() implements Points {
        private static final String WORD = "AS_DECIDED";
    }

    /** Reads the JSON form. */
    static Points fromJson(JsonObject rule, String member) {
        JsonValue value = rule.value(member);
        if (value instanceof JsonInteger) {
            return new Fixed(rule.integer(member));
        }
        if (value instanceof JsonString text && text.value().equals(AsDecided.WORD)) {
            return new AsDecided();
        }
        JsonObject range = rule.object(member).requireOnly("least", "most");
        return new Range(Members.integer(range, "least", 1, MAX), Members.integer(range, "most", 1, MAX));
    }

    /** The JSON form. */
    default JsonValue toJson() {
        return switch (this) {
            case Fixed fixed -> new JsonInteger(fixed.points());
            case Range range ->
                JsonObject.builder()
                        .put("least", range.least())
                        .put("most", range.most())
                        .build();
            case AsDecided ignored -> new JsonString(AsDecided.WORD);
        };
    }

    /** Whether a number within bounds must come with the item of the discretion standard that it follows. */
    default boolean needsDiscretion() {
        return switch (this) {
            case Fixed ignored -> false;
            case Range ignored -> true;
            case AsDecided ignored -> false;
        };
    }

    /** The fewest points that the rule allows. */
    default long least() {
        return switch (this) {
            case Fixed fixed -> fixed.points();
            case Range range -> range.least();
            case AsDecided ignored -> 1;
        };
    }

    /** The most points that the rule allows. */
    default long most() {
        return switch (this) {
            case Fixed fixed -> fixed.points();
            case Range range -> range.most();
            case AsDecided ignored -> MAX;
        };
    }

    /** Whether the rule allows so many points. */
    default boolean allows(long points) {
        return points >= least() && points <= most();
    }

    private static void requireInBounds(long points) {
        if (points < 1 || points > MAX) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%d points, allowed are 1 to %d", points, MAX);
        }
    }
}
