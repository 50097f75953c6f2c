/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.Optional;
import org.jianzheng.model.code.PoolId;
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
 * An expert pool as it stands.
 *
 * @param pool the pool
 * @param record the newest record of it
 */
public record PoolHead(Pool pool, RecordRef record) {
    private static HeadKey key(PoolId pool) {
        return new HeadKey(HeadKind.POOL, pool.value());
    }

    /** The pool of an id, if it is registered. */
    public static Optional<PoolHead> read(HeadReader heads, PoolId pool) {
        return heads.read(key(pool))
                .map(json -> new PoolHead(Pool.fromJson(json.object("pool")), RecordRef.parse(json.string("record"))));
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a pool that is not registered. */
    public static PoolHead require(HeadReader heads, PoolId pool) {
        return read(heads, pool)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "pool %s is not registered", pool));
    }

    static HeadChange change(ReadableRecord record, Pool body) {
        return new HeadChange(
                key(body.pool()),
                JsonObject.builder()
                        .put("pool", body.toJson())
                        .put("record", record.ref().toString())
                        .build());
    }
}
