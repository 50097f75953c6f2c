/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What the comparison of a feature code gave. The code itself stays off the ledger.
 *
 * @param feature which code
 * @param result what it gave
 * @param tag the keyed hash that is equal, where it is
 */
public record Compared(Feature feature, Result result, Optional<FeatureTag> tag) {
    /** What a comparison gives. */
    public enum Result {
        /** The codes are the same. */
        EQUAL,
        /** They differ. */
        DIFFERENT
    }

    /** Refuses ({@code SCHEMA_INVALID}) equal codes without their tag, and different ones with one. */
    public Compared {
        if ((result == Result.EQUAL) != tag.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "equal codes, and no others, have one tag");
        }
    }

    static Compared fromJson(JsonObject json) {
        json.requireOnly("feature", "result", "tag");
        return new Compared(
                Members.choice(Feature.class, json, "feature"),
                Members.choice(Result.class, json, "result"),
                json.optionalString("tag").map(FeatureTag::parse));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("feature", feature.name())
                .put("result", result.name())
                .putIfPresent("tag", tag.map(FeatureTag::hex))
                .build();
    }
}
