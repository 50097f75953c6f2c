/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.objection}: the subject objects, by a key of its own or through the department that received it.
 *
 * @param proposal what it objects to
 * @param receivedOn the day on which it was received, in China
 * @param grounds the digests of the salted readable objection
 */
public record Objection(RecordRef proposal, LocalDate receivedOn, DualDigest grounds) implements CreditBody {
    /** Working days within which it is answered. */
    public static final int ANSWER_WORKING_DAYS = 10;

    /** Reads the body. */
    public static Objection fromJson(JsonObject json) {
        json.requireOnly("proposal", "receivedOn", "grounds");
        return new Objection(
                RecordRef.parse(json.string("proposal")),
                Dates.parse(json.string("receivedOn")),
                DualDigest.fromJson(json.object("grounds")));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_OBJECTION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("proposal", proposal.toString())
                .put("receivedOn", Dates.format(receivedOn))
                .put("grounds", grounds.toJson())
                .build();
    }
}
