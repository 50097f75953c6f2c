/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The signing policy in force.
 *
 * @param version its version
 * @param signing its values
 * @param record the record that set it
 */
public record PolicyHead(long version, SigningPolicy signing, RecordRef record) {
    /** Where the head lies. */
    public static final HeadKey KEY = new HeadKey(HeadKind.POLICY, SigningPolicy.NAME);

    /** The policy that holds: the one on the ledger, or the default. */
    public static SigningPolicy signing(HeadReader heads) {
        return heads.read(KEY, PolicyHead.class, PolicyHead::fromJson)
                .map(PolicyHead::signing)
                .orElse(SigningPolicy.DEFAULT);
    }

    static PolicyHead of(ReadableRecord record, Policy body) {
        return new PolicyHead(body.version(), body.signing(), record.ref());
    }

    /** Reads the head's JSON. */
    public static PolicyHead fromJson(JsonObject json) {
        return new PolicyHead(
                json.integer("version"),
                SigningPolicy.fromJson(json.object("values")),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("version", version)
                .put("values", signing.toJson())
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(KEY, toJson());
    }
}
