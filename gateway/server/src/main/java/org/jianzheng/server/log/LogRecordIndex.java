/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The record index that the log keeps with its entries. Who has just waited for a record asks for it at once, so the newest
 * ones are also kept here.
 */
final class LogRecordIndex implements RecordIndex, BlockListener {
    private static final int NEWEST = 4_096;

    private final LedgerLog log;
    private final Map<RecordId, CommittedRecord> newest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, CommittedRecord> eldest) {
            return size() > NEWEST;
        }
    };

    LogRecordIndex(LedgerLog log) {
        this.log = log;
    }

    @Override
    public void entered(BlockNotice notice) {
        synchronized (newest) {
            notice.records().forEach(record -> newest.put(record.id(), record));
        }
    }

    @Override
    public Optional<CommittedRecord> find(RecordId id) {
        @Nullable CommittedRecord known;
        synchronized (newest) {
            known = newest.get(id);
        }
        return known == null ? inLog(id) : Optional.of(known);
    }

    private Optional<CommittedRecord> inLog(RecordId id) {
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
                RecordType.find(entry.record().string("type")),
                position,
                entry.block(),
                entry.index(),
                entry.transaction(),
                new Digest(HashSuite.SHA_256, HashSuite.SHA_256.hash(record)));
    }
}
