/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import java.time.Instant;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.JsonObject;

/**
 * A record in the timeline of its lot.
 *
 * @param position of its entry in the log
 * @param block number of its block
 * @param transaction that wrote it
 * @param time of the transaction
 * @param leaf SHA-256 leaf hash of the entry, by which the row can be held against the log
 * @param record the record
 */
public record TimelineRow(
        long position, long block, TransactionId transaction, Instant time, Hash leaf, JsonObject record) {

    static TimelineRow of(long position, LogEntry entry, Hash leaf) {
        return new TimelineRow(position, entry.block(), entry.transaction(), entry.time(), leaf, entry.record());
    }
}
