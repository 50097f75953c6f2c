/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.conclusion}: the leading department drops a matter, or confirms light measures, which have effect from the next
 * day on.
 *
 * @param sanction the sanction, by the record that drafted it
 * @param outcome how it ends
 * @param reasons the digests of the salted reasons
 */
public record Conclusion(RecordRef sanction, Outcome outcome, DualDigest reasons) implements SanctionBody {
    /** How a matter ends without a joint decision. */
    public enum Outcome {
        /** Light measures are imposed. */
        CONFIRMED,
        /** Nothing follows. */
        DROPPED
    }

    /** Reads the body. */
    public static Conclusion fromJson(JsonObject json) {
        json.requireOnly("sanction", "outcome", "reasons");
        return new Conclusion(
                RecordRef.parse(json.string("sanction")),
                Members.choice(Outcome.class, json, "outcome"),
                DualDigest.fromJson(json.object("reasons")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_CONCLUSION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("outcome", outcome.name())
                .put("reasons", reasons.toJson())
                .build();
    }
}
