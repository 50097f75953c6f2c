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
 * The body of {@code sanction.push}: a decision was sent to a receiving platform, or its withdrawal was, once each (invariant 25).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param target the platform
 * @param step what was sent
 * @param number the id of what was sent
 * @param receipt the digests of the platform's receipt
 */
public record Push(RecordRef sanction, String target, Step step, String number, DualDigest receipt)
        implements SanctionBody {
    /** What may be sent. */
    public enum Step {
        /** The decision. */
        PUSHED,
        /** That it counts no more. */
        WITHDRAWN
    }

    /** Reads the body. */
    public static Push fromJson(JsonObject json) {
        json.requireOnly("sanction", "target", "step", "number", "receipt");
        return new Push(
                RecordRef.parse(json.string("sanction")),
                Members.text(json, "target", Members.LINE),
                Members.choice(Step.class, json, "step"),
                Members.text(json, "number", Members.LINE),
                DualDigest.fromJson(json.object("receipt")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_PUSH;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("target", target)
                .put("step", step.name())
                .put("number", number)
                .put("receipt", receipt.toJson())
                .build();
    }
}
