/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.RecordType;

/**
 * What the ledger knows of a record id, under {@code id/<record id>}: that it is taken, by what type and bytes, and when.
 * It lets a reference be found without its type, and keeps one id from being used in two types.
 */
record RecordEntry(RecordType type, Digest digest, Instant time) {
    static String key(RecordId id) {
        return "id/" + id;
    }

    static RecordEntry of(Envelope envelope, Instant time) {
        return new RecordEntry(envelope.type(), HashSuite.SHA_256.digest(envelope.canonical()), time);
    }

    static RecordEntry fromJson(JsonObject json) {
        return new RecordEntry(
                RecordType.parse(json.string("type")),
                Digest.parse(HashSuite.SHA_256, json.string("sha256")),
                Instants.parseNanos(json.string("time")));
    }

    byte[] bytes() {
        return CanonicalJson.write(JsonObject.builder()
                .put("type", type.wireName())
                .put("sha256", digest.hex())
                .put("time", Instants.formatNanos(time))
                .build());
    }
}
