/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.util.Optional;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What people read of a delta. It lies off the ledger, which holds its salted digest, and is served only while the entry is in force.
 *
 * @param salt keeps anybody from guessing it
 * @param name what the subject is called
 * @param reason why
 * @param document the number of the decision, if there is one
 * @param role as what the subject took part
 * @param restriction what it is kept from
 */
public record ReadablePart(
        Salt salt,
        String name,
        String reason,
        Optional<String> document,
        Optional<String> role,
        Optional<String> restriction) {
    /** The most bytes of its canonical form. */
    public static final int MAX_BYTES = 1 << 15;

    /** Reads the JSON form; other members are refused. */
    public static ReadablePart fromJson(JsonObject json) {
        json.requireOnly("salt", "name", "reason", "document", "role", "restriction");
        return new ReadablePart(
                Salt.parse(json.string("salt")),
                Members.text(json, "name", Members.LINE),
                Members.text(json, "reason", Members.TEXT),
                Members.optionalText(json, "document", Members.LINE),
                Members.optionalText(json, "role", Members.LINE),
                Members.optionalText(json, "restriction", Members.TEXT));
    }

    /** Reads canonical bytes. */
    public static ReadablePart parse(byte[] canonical) {
        return fromJson(CanonicalJson.parseCanonical(canonical, MAX_BYTES).asObject());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("salt", salt.value())
                .put("name", name)
                .put("reason", reason)
                .putIfPresent("document", document)
                .putIfPresent("role", role)
                .putIfPresent("restriction", restriction)
                .build();
    }

    /** The digests that a delta states. */
    public DualDigest digest() {
        return DualDigest.of(toJson().canonical());
    }
}
