/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.policy}: one version of a policy. The only name known is {@link SigningPolicy#NAME}.
 *
 * @param version 1 for the first, then one more than the last
 * @param signing its values
 */
public record Policy(long version, SigningPolicy signing) implements RegistryBody {
    /** Reads the body; refuses ({@code SCHEMA_INVALID}) names that are not known. */
    public static Policy fromJson(JsonObject json) {
        json.requireOnly("name", "version", "values");
        if (!json.string("name").equals(SigningPolicy.NAME)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%s is no policy, known is %s", json.string("name"), SigningPolicy.NAME);
        }
        return new Policy(
                Members.integer(json, "version", 1, Integer.MAX_VALUE), SigningPolicy.fromJson(json.object("values")));
    }

    /** The policy's name. */
    public String name() {
        return SigningPolicy.NAME;
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_POLICY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name())
                .put("version", version)
                .put("values", signing.toJson())
                .build();
    }
}
