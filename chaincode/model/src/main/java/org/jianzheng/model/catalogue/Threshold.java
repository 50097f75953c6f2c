/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What follows when points reach a number.
 *
 * @param kind which points
 * @param points the number
 * @param effects what follows, once in a counting period
 */
public record Threshold(Kind kind, long points, List<Effect> effects) {
    private static final long MAX_POINTS = 100_000;

    /** Which points a threshold looks at. */
    public enum Kind {
        /** Those of one deduction. */
        SINGLE,
        /** All that count in the period. */
        CUMULATIVE
    }

    /** Refuses ({@code SCHEMA_INVALID}) a threshold from which nothing follows. */
    public Threshold {
        effects = List.copyOf(effects);
        if (effects.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "nothing follows from the threshold of %d points", points);
        }
    }

    static Threshold fromJson(JsonObject json) {
        json.requireOnly("kind", "points", "effects");
        return new Threshold(
                Members.choice(Kind.class, json, "kind"),
                Members.integer(json, "points", 1, MAX_POINTS),
                Rule.effects(json));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", kind.name())
                .put("points", points)
                .putValueIfPresent("effects", Members.objects(effects, Effect::toJson))
                .build();
    }
}
