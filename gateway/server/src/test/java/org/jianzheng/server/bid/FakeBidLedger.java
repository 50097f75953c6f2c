/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidFold;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.server.intake.RecordStatus;

/** A ledger in memory that judges sealed bids by the same fold as the contract, and can be down. */
final class FakeBidLedger implements BidLedger {
    private final Map<RecordId, Instant> times = new LinkedHashMap<>();
    private final List<ReadableRecord> records = new ArrayList<>();
    private final Map<RecordId, ReadableRecord> waiting = new LinkedHashMap<>();
    private final Map<RecordId, Refusal> refused = new HashMap<>();
    private final Map<KeyId, KeyHead> keys = new HashMap<>();
    private final Map<HeadKey, JsonObject> heads = new HashMap<>();

    void register(KeyHead key) {
        keys.put(key.id(), key);
    }

    HeadReader heads() {
        return key -> Optional.ofNullable(heads.get(key));
    }

    /** What is on the ledger. */
    List<ReadableRecord> all() {
        return List.copyOf(records);
    }

    Instant time(RecordId id) {
        return Optional.ofNullable(times.get(id)).orElseThrow();
    }

    /** Puts what waits into a block of this time, and tells of it. */
    void block(Instant now, Consumer<ReadableRecord> listener) {
        List<ReadableRecord> round = List.copyOf(waiting.values());
        waiting.clear();
        for (ReadableRecord record : round) {
            try {
                requireMarked(record, now);
                BidFold.apply(record, BidBody.of(record), heads())
                        .forEach(change -> heads.put(change.key(), change.value()));
                records.add(record);
                times.put(record.id(), now);
                listener.accept(record);
            } catch (Refusal why) {
                refused.put(record.id(), why);
            }
        }
    }

    private void requireMarked(ReadableRecord record, Instant now) {
        if (record.type() == RecordType.BID_BATCH) {
            Instant deadline =
                    BiddingHead.require(heads(), record.requireLot()).window().deadline();
            boolean marked = Batch.fromJson(record.body()).marks().contains(BidMark.ANCHORED_AFTER_OPENING);
            if (now.isAfter(deadline.plus(Window.GRACE)) && !marked) {
                throw Refusal.of(ErrorCode.STATE_FORBIDS, "late");
            }
        }
    }

    @Override
    public List<ReadableRecord> records(LotCode lot) {
        return records.stream()
                .filter(record -> record.requireLot().equals(lot))
                .toList();
    }

    @Override
    public boolean stands(RecordId id) {
        return times.containsKey(id);
    }

    @Override
    public Optional<KeyHead> key(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public void accept(ReadableRecord record) {
        refused.remove(record.id());
        waiting.put(record.id(), record);
    }

    @Override
    public Optional<RecordStatus> status(RecordId id) {
        if (refused.containsKey(id)) {
            return Optional.of(new RecordStatus.Refused(refused.get(id)));
        }
        return waiting.containsKey(id) || stands(id) ? Optional.of(new RecordStatus.Accepted()) : Optional.empty();
    }
}
