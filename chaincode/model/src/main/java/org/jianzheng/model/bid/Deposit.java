/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.Optional;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.deposit}: whether a bidder's deposit is there, looked up at the opening and never before, because whoever knows the
 * deposits knows the bidders.
 *
 * @param bidder whose
 * @param form what the bidder gave; empty if nobody said
 * @param result whether it is there
 * @param reason why that is not known
 * @param answer digests of what the bank or guarantor answered; empty if nothing came
 */
public record Deposit(
        UnifiedCreditCode bidder,
        Optional<Form> form,
        Result result,
        Optional<String> reason,
        Optional<DualDigest> answer)
        implements BidBody {
    /** What a bidder gives. */
    public enum Form {
        /** Money (保证金). */
        DEPOSIT,
        /** An electronic guarantee (电子保函). */
        GUARANTEE
    }

    /** Whether it is there. */
    public enum Result {
        /** It is. */
        PAID,
        /** It is not. */
        NOT_PAID,
        /** Nobody said, or nobody said it in a form that can be read; the opening goes on. */
        UNKNOWN
    }

    /** Refuses ({@code SCHEMA_INVALID}) what is known without an answer, and what is not known without a reason. */
    public Deposit {
        boolean known = result != Result.UNKNOWN;
        if ((known && answer.isEmpty()) || known == reason.isPresent()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "an answer shows that a deposit is %s, or a reason why it is not known",
                    result);
        }
    }

    /** Reads the body. */
    public static Deposit fromJson(JsonObject json) {
        json.requireOnly("bidder", "form", "result", "reason", "answer");
        return new Deposit(
                UnifiedCreditCode.parse(json.string("bidder")),
                json.optionalString("form").map(form -> Members.choice(Form.class, form)),
                Members.choice(Result.class, json, "result"),
                Members.optionalText(json, "reason", Members.LINE),
                json.optionalObject("answer").map(DualDigest::fromJson));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_DEPOSIT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("bidder", bidder.value())
                .putIfPresent("form", form.map(Form::name))
                .put("result", result.name())
                .putIfPresent("reason", reason)
                .putValueIfPresent("answer", answer.map(DualDigest::toJson))
                .build();
    }
}
