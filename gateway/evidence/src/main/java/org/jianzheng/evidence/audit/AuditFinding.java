/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonObject;

/**
 * Something that is not as it should be.
 *
 * @param kind what was checked
 * @param place the store with the record, tile, checkpoint or file in it
 * @param field which part of it
 * @param computed what was computed or demanded; {@code nothing} where nothing belongs
 * @param given what is there; {@code nothing} where it is missing
 */
public record AuditFinding(AuditKind kind, String place, String field, String computed, String given) {
    /** Where nothing is, or nothing belongs. */
    public static final String NOTHING = "nothing";

    private static final int MAX_CHARACTERS = 240;

    /** Shortens values that are too long to be read. */
    public AuditFinding {
        computed = brief(computed);
        given = brief(given);
    }

    /** Place, field and both values in words. */
    public String in(Language language) {
        return switch (language) {
            case EN -> place + ", " + field + ": computed or demanded " + computed + ", given " + given;
            case ZH -> place + "，" + field + "：计算或要求为 " + computed + "，给出为 " + given;
        };
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("place", place)
                .put("field", field)
                .put("computed", computed)
                .put("given", given)
                .build();
    }

    private static String brief(String value) {
        int end = value.offsetByCodePoints(0, Math.min(value.codePointCount(0, value.length()), MAX_CHARACTERS));
        return end == value.length() ? value : value.substring(0, end) + "…";
    }
}
