/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The cosigner policy in force.
 *
 * @param policy the policy
 * @param record the record that set it
 */
public record CosignerPolicyHead(CosignerPolicy policy, RecordRef record) {
    /** Where the head lies. */
    public static final HeadKey KEY = new HeadKey(HeadKind.CHECKPOINT, "policy");

    /** The policy, if one is on the ledger. */
    public static Optional<CosignerPolicyHead> read(HeadReader heads) {
        return heads.read(KEY, CosignerPolicyHead.class, CosignerPolicyHead::fromJson);
    }

    /** The policy; refuses ({@code NOT_OPEN}) while there is none. */
    public static CosignerPolicy require(HeadReader heads) {
        return read(heads)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "there is no checkpoint policy yet"))
                .policy();
    }

    /** Reads the head's JSON. */
    public static CosignerPolicyHead fromJson(JsonObject json) {
        return new CosignerPolicyHead(
                CosignerPolicy.fromJson(json.object("policy")), RecordRef.parse(json.string("record")));
    }

    static HeadChange set(ReadableRecord record, CosignerPolicy policy) {
        return new HeadChange(KEY, new CosignerPolicyHead(policy, record.ref()).toJson());
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("policy", policy.toJson())
                .put("record", record.toString())
                .build();
    }
}
