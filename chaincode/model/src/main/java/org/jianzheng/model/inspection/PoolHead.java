/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The newest plan for a part of an agency's lots of a year.
 *
 * @param plan the record of the plan
 */
public record PoolHead(RecordRef plan) {
    /** Where the head lies. */
    public static HeadKey key(Plan plan) {
        return new HeadKey(HeadKind.INSPECTED_POOL, plan.agency() + "." + plan.year() + "." + plan.part());
    }

    /** The newest plan before, if there was one. */
    public static Optional<PoolHead> read(HeadReader heads, Plan plan) {
        return heads.read(key(plan)).map(json -> new PoolHead(RecordRef.parse(json.string("plan"))));
    }

    static HeadChange change(ReadableRecord record, Plan plan) {
        return new HeadChange(
                key(plan),
                JsonObject.builder().put("plan", record.ref().toString()).build());
    }
}
