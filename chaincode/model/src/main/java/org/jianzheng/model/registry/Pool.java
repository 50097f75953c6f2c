/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.pool}: an expert pool (专家库) with its owner.
 *
 * @param pool its id
 * @param name its name
 * @param level at which level it is kept
 * @param owner the organisation through which its owner takes part
 */
public record Pool(PoolId pool, String name, Level level, OrganisationId owner) implements RegistryBody {
    /** The levels of administration. */
    public enum Level {
        /** 国家. */
        NATION,
        /** 省. */
        PROVINCE,
        /** 市. */
        CITY,
        /** 县. */
        COUNTY
    }

    /** Reads the body. */
    public static Pool fromJson(JsonObject json) {
        json.requireOnly("pool", "name", "level", "owner");
        return new Pool(
                PoolId.parse(json.string("pool")),
                Members.text(json, "name", Members.LINE),
                Members.choice(Level.class, json, "level"),
                OrganisationId.parse(json.string("owner")));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_POOL;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("pool", pool.value())
                .put("name", name)
                .put("level", level.name())
                .put("owner", owner.value())
                .build();
    }
}
