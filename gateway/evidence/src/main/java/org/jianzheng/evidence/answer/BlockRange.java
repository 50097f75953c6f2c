/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;

/**
 * Blocks of the ledger that follow each other.
 *
 * @param from the first, at least 0
 * @param to the last, not before the first
 */
public record BlockRange(long from, long to) {
    /** Refuses ({@code SCHEMA_INVALID}) a range that no block is in. */
    public BlockRange {
        if (from < 0 || to < from || to > JsonInteger.MAX) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "blocks %d to %d are no range", from, to);
        }
    }

    static BlockRange fromJson(JsonObject json) {
        json.requireOnly("from", "to");
        return new BlockRange(json.integer("from"), json.integer("to"));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder().put("from", from).put("to", to).build();
    }

    /** Whether an entry stands in one of these blocks. */
    public boolean contains(LogEntry entry) {
        return entry.block() >= from && entry.block() <= to;
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
