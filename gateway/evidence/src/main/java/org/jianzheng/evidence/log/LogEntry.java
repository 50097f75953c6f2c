/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.time.Instant;
import java.util.Set;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * An entry of the log: a record with the place on the ledger that wrote it. Its canonical bytes are what the trees hash.
 *
 * @param block number of the block
 * @param index of the transaction in the block
 * @param record the record as the ledger holds it
 * @param time the transaction's time stamp
 * @param transaction the transaction's id
 */
public record LogEntry(long block, int index, JsonObject record, Instant time, TransactionId transaction) {
    /** Refuses ({@code SCHEMA_INVALID}) places that no ledger has. */
    public LogEntry {
        if (block < 0 || index < 0) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "block %d, index %d is no place on a ledger", block, index);
        }
    }

    /** Reads the JSON form; other members are refused. The record itself is not judged. */
    public static LogEntry fromJson(JsonObject json) {
        json.requireOnly("block", "index", "record", "time", "tx");
        long index = json.integer("index");
        if (index > Integer.MAX_VALUE) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "index %d is no place in a block", index);
        }
        return new LogEntry(
                json.integer("block"),
                (int) index,
                json.object("record"),
                Instants.parseNanos(json.string("time")),
                TransactionId.parse(json.string("tx")));
    }

    /** Reads canonical bytes. */
    public static LogEntry parse(byte[] canonical) {
        return fromJson(CanonicalJson.parseCanonical(canonical).asObject());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("block", block)
                .put("index", index)
                .put("record", record)
                .put("time", Instants.formatNanos(time))
                .put("tx", transaction.value())
                .build();
    }

    /** The index keys under which the entry is found. */
    public Set<IndexKey> keys() {
        return EntryKeys.of(record);
    }

    /** The bytes that are hashed. */
    public byte[] canonical() {
        return CanonicalJson.write(toJson());
    }
}
