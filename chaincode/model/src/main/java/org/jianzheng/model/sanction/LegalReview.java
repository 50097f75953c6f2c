/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.review}: somebody who does not handle the matter has reviewed a text of the decision (法制审核).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param text the digests of the text of the decision
 * @param opinion the digests of the salted opinion
 */
public record LegalReview(RecordRef sanction, DualDigest text, DualDigest opinion) implements SanctionBody {
    /** Reads the body. */
    public static LegalReview fromJson(JsonObject json) {
        json.requireOnly("sanction", "text", "opinion");
        return new LegalReview(
                RecordRef.parse(json.string("sanction")),
                DualDigest.fromJson(json.object("text")),
                DualDigest.fromJson(json.object("opinion")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_REVIEW;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("text", text.toJson())
                .put("opinion", opinion.toJson())
                .build();
    }
}
