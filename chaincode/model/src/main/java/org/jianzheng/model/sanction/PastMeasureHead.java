/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A past measure, so that all of them can be found. It never changes.
 *
 * @param measure what it was
 * @param at when the record of it was signed
 */
public record PastMeasureHead(PastMeasure measure, Instant at) {
    static HeadChange change(ReadableRecord record, PastMeasure body) {
        return new HeadChange(
                new HeadKey(HeadKind.PAST_MEASURE, record.id().value()),
                new PastMeasureHead(body, record.signedAt()).toJson());
    }

    /** Reads the head's JSON. */
    public static PastMeasureHead fromJson(JsonObject json) {
        return new PastMeasureHead(PastMeasure.fromJson(json.object("measure")), Instants.parse(json.string("at")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("measure", measure.toJson())
                .put("at", Instants.format(at))
                .build();
    }
}
