/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;

/**
 * Which case a matter has: one, whatever doors it came in at (invariant 20).
 *
 * @param filing the record of the first filing
 */
public record MatterHead(RecordRef filing) {
    private static final String FILING = "filing";

    /** Where the head lies. */
    public static HeadKey key(MatterTag matter) {
        return new HeadKey(HeadKind.MATTER, matter.hex());
    }

    /** The case of a matter, if it has come in. */
    public static Optional<MatterHead> read(HeadReader heads, MatterTag matter) {
        return heads.read(key(matter)).map(MatterHead::fromJson);
    }

    /** Reads the head's JSON. */
    public static MatterHead fromJson(JsonObject json) {
        return new MatterHead(RecordRef.parse(json.string(FILING)));
    }

    HeadChange change(MatterTag matter) {
        return new HeadChange(
                key(matter), JsonObject.builder().put(FILING, filing.toString()).build());
    }
}
