/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.referral}: a behaviour of an expert is referred to the owner of the expert's pool, and stays open until the
 * owner acknowledges it (domain 148, invariant 21).
 *
 * @param behaviour the record of the behaviour
 * @param pool the pool
 */
public record PoolReferral(RecordRef behaviour, PoolId pool) implements CreditBody {
    /** Reads the body. */
    public static PoolReferral fromJson(JsonObject json) {
        json.requireOnly("behaviour", "pool");
        return new PoolReferral(RecordRef.parse(json.string("behaviour")), PoolId.parse(json.string("pool")));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_REFERRAL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("behaviour", behaviour.toString())
                .put("pool", pool.value())
                .build();
    }
}
