/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.decision}: the competent department confirms or rejects a proposed deduction; where the subject objected
 * it is the answer too. Never a trading centre's (invariant 7).
 *
 * @param proposal what is decided
 * @param outcome how
 * @param reasons the digests of the salted readable reasons
 * @param tag stands for subject and kind of offence, so that a later one is known not to be the first (invariant 15)
 */
public record Decision(RecordRef proposal, Outcome outcome, DualDigest reasons, Optional<OffenceTag> tag)
        implements CreditBody {
    /** How a proposal ends. */
    public enum Outcome {
        /** The points count. */
        CONFIRMED,
        /** Nothing follows. */
        REJECTED
    }

    /** A decision on an offence that nobody could tolerate. */
    public Decision(RecordRef proposal, Outcome outcome, DualDigest reasons) {
        this(proposal, outcome, reasons, Optional.empty());
    }

    /** Reads the body. */
    public static Decision fromJson(JsonObject json) {
        json.requireOnly("proposal", "outcome", "reasons", "tag");
        return new Decision(
                RecordRef.parse(json.string("proposal")),
                Members.choice(Outcome.class, json, "outcome"),
                DualDigest.fromJson(json.object("reasons")),
                json.optionalString("tag").map(OffenceTag::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_DECISION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("outcome", outcome.name())
                .put("reasons", reasons.toJson())
                .putIfPresent("tag", tag.map(OffenceTag::hex))
                .build();
    }
}
