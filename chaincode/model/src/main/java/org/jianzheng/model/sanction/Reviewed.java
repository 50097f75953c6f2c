/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;

/**
 * That a text passed its legal review.
 *
 * @param text the text
 * @param reviewer who reviewed it
 */
public record Reviewed(DualDigest text, PersonRef reviewer) {
    static Reviewed fromJson(JsonObject json) {
        return new Reviewed(DualDigest.fromJson(json.object("text")), PersonRef.parse(json.string("reviewer")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("text", text.toJson())
                .put("reviewer", reviewer.toString())
                .build();
    }
}
