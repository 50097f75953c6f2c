/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.acknowledgement}: the owner of the pool, or the department, has taken a referral over.
 *
 * @param referral the record of the referral
 */
public record Acknowledgement(RecordRef referral) implements CreditBody {
    /** Reads the body. */
    public static Acknowledgement fromJson(JsonObject json) {
        json.requireOnly("referral");
        return new Acknowledgement(RecordRef.parse(json.string("referral")));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_ACKNOWLEDGEMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("referral", referral.toString()).build();
    }
}
