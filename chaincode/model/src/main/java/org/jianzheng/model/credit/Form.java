/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.form}: an evaluator's form is in. What it says is disclosed when the evaluation is closed, so that no
 * evaluator sees another's before (invariant 27); history's forms are open.
 *
 * @param evaluation the evaluation that expects it
 * @param place its place among the expected forms, from 0 on
 * @param commitment the digests of the content
 * @param content the content itself, in history
 */
public record Form(RecordRef evaluation, long place, DualDigest commitment, Optional<FormContent> content)
        implements CreditBody {
    /** Refuses ({@code DIGEST_MISMATCH}) an open content of other digests. */
    public Form {
        if (content.filter(open -> !open.commitment().equals(commitment)).isPresent()) {
            throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "the form's content is not what it commits to");
        }
    }

    /** Reads the body. */
    public static Form fromJson(JsonObject json) {
        json.requireOnly("evaluation", "place", "commitment", "content");
        return new Form(
                RecordRef.parse(json.string("evaluation")),
                Members.integer(json, "place", 0, Evaluation.MAX_FORMS),
                DualDigest.fromJson(json.object("commitment")),
                json.optionalObject("content").map(FormContent::fromJson));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_FORM;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evaluation", evaluation.toString())
                .put("place", place)
                .put("commitment", commitment.toJson())
                .putValueIfPresent("content", content.map(FormContent::toJson))
                .build();
    }
}
