/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * A record in the timeline of its lot or source.
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
    private static final String CAPTURE = RecordType.EVIDENCE_CAPTURE.wireName();

    static TimelineRow of(long position, LogEntry entry, Hash leaf) {
        return new TimelineRow(position, entry.block(), entry.transaction(), entry.time(), leaf, entry.record());
    }

    /**
     * The timelines in which it stands: its lot's, and for a capture statement its source's. Timelines are for everybody, so that sanctions are in
     * none.
     */
    List<String> timelines() {
        List<String> keys = new ArrayList<>();
        Optional<String> type = record.optionalString("type");
        if (type.flatMap(RecordType::find).filter(RecordType::tellsOfStanding).isEmpty()) {
            record.optionalString("lot").ifPresent(keys::add);
        }
        if (type.filter(CAPTURE::equals).isPresent()) {
            record.optionalObject("body")
                    .flatMap(body -> body.optionalString("device"))
                    .ifPresent(device -> keys.add(Timelines.ofSource(device)));
        }
        return keys;
    }
}
