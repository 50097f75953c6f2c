/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.evidence.audit.HeadFold;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.intake.RecordStatus;

/** The own log, and the record lane. */
final class LogBidLedger implements BidLedger {
    private static final int PAGE = 1_000;

    private final LedgerLog log;
    private final Intake intake;

    LogBidLedger(LedgerLog log, Intake intake) {
        this.log = log;
        this.intake = intake;
    }

    @Override
    public List<ReadableRecord> records(LotCode lot) {
        List<ReadableRecord> records = new ArrayList<>();
        each(new IndexKey(IndexName.LOT, lot.value()), entry -> of(entry).ifPresent(records::add));
        return records;
    }

    /** The record of an entry, if it is about sealed bids. */
    static Optional<ReadableRecord> of(LogEntry entry) {
        return RecordType.find(entry.record().string("type"))
                .filter(type -> type.capability() == Capability.BID)
                .map(type -> ReadableRecord.parse(entry.record()));
    }

    private void each(IndexKey key, Consumer<LogEntry> consumer) {
        List<Long> page = log.bearers(key, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(position -> log.entry(position).map(LogEntry::parse).ifPresent(consumer));
            page = log.bearers(key, page.getLast() + 1, PAGE);
        }
    }

    @Override
    public boolean stands(RecordId id) {
        return log.position(id).isPresent();
    }

    @Override
    public Optional<KeyHead> key(KeyId id) {
        Map<HeadKey, JsonObject> heads = new HashMap<>();
        each(new IndexKey(IndexName.REF, id.value()), entry -> {
            ReadableRecord record = ReadableRecord.parse(entry.record());
            if (record.type() == RecordType.REGISTRY_KEY || record.type() == RecordType.REGISTRY_REVOCATION) {
                HeadFold.apply(record, key -> Optional.ofNullable(heads.get(key)))
                        .forEach(change -> heads.put(change.key(), change.value()));
            }
        });
        return Optional.ofNullable(heads.get(KeyHead.key(id))).map(KeyHead::fromJson);
    }

    @Override
    public void accept(ReadableRecord record) {
        intake.accept(record);
    }

    @Override
    public Optional<RecordStatus> status(RecordId id) {
        return intake.status(id);
    }
}
