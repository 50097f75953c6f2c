/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/** To whom a behaviour is referred. */
public sealed interface ReferralTarget {
    /** The owner of the expert's pool (domain 148, invariant 21). */
    record OwnerOf(PoolId pool) implements ReferralTarget {}

    /** The department that may judge the behaviour: a centre reports and never decides (domain 62, invariant 7). */
    record Competent(DepartmentId department) implements ReferralTarget {}

    /** Reads {@code pool} or {@code department}; refuses ({@code SCHEMA_INVALID}) both or none of them. */
    static ReferralTarget of(JsonObject json) {
        if (json.has("pool") == json.has("department")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a referral goes to a pool's owner or to a department");
        }
        return json.has("pool")
                ? new OwnerOf(PoolId.parse(json.string("pool")))
                : new Competent(DepartmentId.parse(json.string("department")));
    }

    /** Adds {@code pool} or {@code department}. */
    default JsonObject.Builder addTo(JsonObject.Builder json) {
        return switch (this) {
            case OwnerOf owner -> json.put("pool", owner.pool().value());
            case Competent competent ->
                json.put("department", competent.department().value());
        };
    }
}
