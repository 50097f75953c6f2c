/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * The provision on which something rests.
 *
 * @param document the document, by its name
 * @param article the place in it
 * @param rank what kind of document it is
 */
public record LegalBasis(String document, String article, Rank rank) {
    /** What kind of document a provision stands in, the highest first. */
    public enum Rank {
        /** A law (法律). */
        LAW,
        /** A regulation of the State Council (行政法规). */
        ADMINISTRATIVE_REGULATION,
        /** A local regulation (地方性法规). */
        LOCAL_REGULATION,
        /** A rule of a ministry (部门规章). */
        MINISTRY_RULE,
        /** A rule of a local government (地方政府规章). */
        LOCAL_RULE,
        /** Any other document (规范性文件): it creates neither penalties nor bars. */
        NORMATIVE_DOCUMENT
    }

    /** Reads the JSON form. */
    public static LegalBasis fromJson(JsonObject json) {
        json.requireOnly("document", "article", "rank");
        return new LegalBasis(
                Members.text(json, "document", Members.LINE),
                Members.text(json, "article", Members.LINE),
                Members.choice(Rank.class, json, "rank"));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("document", document)
                .put("article", article)
                .put("rank", rank.name())
                .build();
    }
}
