/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.referral}: a behaviour is referred to the owner of the expert's pool, or to the department that may judge it,
 * and stays open until they acknowledge it (domain 62, 148, invariant 21).
 *
 * @param behaviour the record of the behaviour
 * @param to to whom
 */
public record BehaviourReferral(RecordRef behaviour, ReferralTarget to) implements CreditBody {
    /** Reads the body. */
    public static BehaviourReferral fromJson(JsonObject json) {
        json.requireOnly("behaviour", "pool", "department");
        return new BehaviourReferral(RecordRef.parse(json.string("behaviour")), ReferralTarget.of(json));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_REFERRAL;
    }

    @Override
    public JsonObject toJson() {
        return to.addTo(JsonObject.builder().put("behaviour", behaviour.toString()))
                .build();
    }
}
