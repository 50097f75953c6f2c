/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonObject;

/**
 * Something in an archive that is not as it should be.
 *
 * @param check what was checked
 * @param file the file
 * @param place what of it
 * @param demanded what was computed or is demanded
 * @param given what is there
 */
public record ArchiveFinding(ArchiveCheck check, String file, String place, String demanded, String given) {
    private static final int MAX_CHARACTERS = 400;

    /** Shortens values that are too long to be read. */
    public ArchiveFinding {
        file = brief(file);
        demanded = brief(demanded);
        given = brief(given);
    }

    /** File, place and both values in words. */
    public String in(Language language) {
        return switch (language) {
            case EN -> file + ", " + place + ": computed or demanded " + demanded + ", given " + given;
            case ZH -> file + "，" + place + "：计算或要求为 " + demanded + "，给出为 " + given;
        };
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("file", file)
                .put("place", place)
                .put("demanded", demanded)
                .put("given", given)
                .build();
    }

    private static String brief(String value) {
        int end = value.offsetByCodePoints(0, Math.min(value.codePointCount(0, value.length()), MAX_CHARACTERS));
        return end == value.length() ? value : value.substring(0, end) + "…";
    }
}
