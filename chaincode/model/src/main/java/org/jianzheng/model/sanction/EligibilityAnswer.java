/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.eligibility}: somebody asked whether a subject may take part, and acted on the answer (invariant 10).
 *
 * @param question what was asked, as known when the record was signed
 * @param use for what
 * @param outcome what the answer was
 * @param answer the digests of the canonical answer, which anybody can compute again
 */
public record EligibilityAnswer(Eligibility.Question question, Use use, Eligibility.Outcome outcome, DualDigest answer)
        implements SanctionBody {
    /** For what somebody asks. */
    public enum Use {
        /** The draw of experts. */
        EXPERT_DRAW,
        /** The receipt of a bid. */
        BID_RECEIPT,
        /** The start of the evaluation. */
        EVALUATION_START,
        /** The award. */
        AWARD
    }

    /** Reads the body. */
    public static EligibilityAnswer fromJson(JsonObject json) {
        json.requireOnly("question", "use", "outcome", "answer");
        return new EligibilityAnswer(
                Eligibility.Question.fromJson(json.object("question")),
                Members.choice(Use.class, json, "use"),
                Members.choice(Eligibility.Outcome.class, json, "outcome"),
                DualDigest.fromJson(json.object("answer")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_ELIGIBILITY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("question", question.toJson())
                .put("use", use.name())
                .put("outcome", outcome.name())
                .put("answer", answer.toJson())
                .build();
    }
}
