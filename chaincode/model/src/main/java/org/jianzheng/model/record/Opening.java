/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * The body of {@code record.opening}: the readable record that was sealed. The envelope around it refers to the sealed
 * record and to nothing else.
 *
 * @param record the record as it was sealed, its salt and signatures included
 */
public record Opening(ReadableRecord record) implements RecordBody {
    /** Refuses ({@code SCHEMA_INVALID}) a record of a type that may not be sealed. */
    public Opening {
        if (!record.type().mayBeSealed()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a %s may not be sealed and opened",
                    record.type().wireName());
        }
    }

    /** Reads the body. */
    public static Opening fromJson(JsonObject json) {
        json.requireOnly("record");
        return new Opening(ReadableRecord.parse(json.object("record")));
    }

    @Override
    public RecordType type() {
        return RecordType.RECORD_OPENING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("record", record.toJson()).build();
    }
}
