/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * What an archive holds that does not begin with the first entry of the log.
 *
 * @param from the block from which on all entries are held
 * @param first position of the first entry of these blocks, at least 1; the entry before it is held too, so that it shows to be of an earlier block
 * @param last position of the last entry, that before the checkpoint's size
 */
public record ArchivedRange(long from, long first, long last) {
    /** Refuses ({@code SCHEMA_INVALID}) a range that no entry is in, and one that begins with the log. */
    public ArchivedRange {
        if (from < 1 || first < 1 || last < first) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "entries %d to %d from block %d on are no range", first, last, from);
        }
    }

    static ArchivedRange fromJson(JsonObject json) {
        json.requireOnly("from", "first", "last");
        return new ArchivedRange(json.integer("from"), json.integer("first"), json.integer("last"));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("from", from)
                .put("first", first)
                .put("last", last)
                .build();
    }

    /** The tile of the entry before the first one. */
    long firstTile() {
        return (first - 1) / TilePath.FULL;
    }

    /** The tile of the last entry. */
    long lastTile() {
        return last / TilePath.FULL;
    }
}
