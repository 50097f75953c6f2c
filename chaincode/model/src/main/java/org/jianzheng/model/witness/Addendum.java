/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.addendum}: what a certificate lacked or had wrong; the certificate stays (invariant 16).
 *
 * @param certificate the certificate
 * @param text what is added or corrected
 */
public record Addendum(RecordRef certificate, String text) implements WitnessBody {
    /** Reads the body. */
    public static Addendum fromJson(JsonObject json) {
        json.requireOnly("certificate", "text");
        return new Addendum(RecordRef.parse(json.string("certificate")), Members.text(json, "text", Members.TEXT));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_ADDENDUM;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("certificate", certificate.toString())
                .put("text", text)
                .build();
    }
}
