/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * A policy that a later one has replaced; it goes on judging the checkpoints of its time.
 *
 * @param untilSize the first log size for which it counts no more, at least 1
 * @param policy the policy
 */
public record EarlierQuorum(long untilSize, QuorumPolicy policy) {
    /** Refuses ({@code SCHEMA_INVALID}) a policy that has counted for no size. */
    public EarlierQuorum {
        if (untilSize < 1) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an earlier quorum counts until size %d", untilSize);
        }
    }

    static EarlierQuorum fromJson(JsonObject json) {
        json.requireOnly("untilSize", "quorum");
        return new EarlierQuorum(json.integer("untilSize"), QuorumPolicy.fromJson(json.object("quorum")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("untilSize", untilSize)
                .put("quorum", policy.toJson())
                .build();
    }
}
