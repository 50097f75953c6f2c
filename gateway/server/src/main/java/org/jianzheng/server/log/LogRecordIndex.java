/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;

/** The record index that the log keeps with its entries. */
final class LogRecordIndex implements RecordIndex {
    private final LedgerLog log;

    LogRecordIndex(LedgerLog log) {
        this.log = log;
    }

    @Override
    public Optional<CommittedRecord> find(RecordId id) {
        OptionalLong position = log.position(id);
        return position.isEmpty()
                ? Optional.empty()
                : log.entry(position.getAsLong())
                        .map(LogEntry::parse)
                        .map(entry -> committed(id, position.getAsLong(), entry));
    }

    static CommittedRecord committed(RecordId id, long position, LogEntry entry) {
        byte[] record = CanonicalJson.write(entry.record());
        return new CommittedRecord(
                id,
                position,
                entry.block(),
                entry.index(),
                entry.transaction(),
                new Digest(HashSuite.SHA_256, HashSuite.SHA_256.hash(record)));
    }
}
