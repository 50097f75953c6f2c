/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.revocation}.
 *
 * @param key the key that ends
 * @param reason why
 * @param from from when its signatures count no more; it may lie before the record
 */
public record Revocation(KeyId key, String reason, Instant from) implements RegistryBody {
    /** Reads the body. */
    public static Revocation fromJson(JsonObject json) {
        json.requireOnly("key", "reason", "from");
        return new Revocation(
                KeyId.parse(json.string("key")),
                Members.text(json, "reason", Members.TEXT),
                Instants.parse(json.string("from")));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_REVOCATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("key", key.value())
                .put("reason", reason)
                .put("from", Instants.format(from))
                .build();
    }
}
