/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.intake.RecordStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the records of a lot to the ledger one after the other, because each builds on the one before. What is refused is tried again; a
 * batch that comes when the opening may have begun is signed anew with the mark that says so. Used by one thread.
 */
final class BidDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(BidDelivery.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final BidLedger ledger;
    private final BidPlatform platform;
    private final Map<RecordId, Instant> refused = new HashMap<>();

    BidDelivery(BidLedger ledger, BidPlatform platform) {
        this.ledger = ledger;
        this.platform = platform;
    }

    /** Does what the state of the next record asks for. */
    void deliver(LotBids bids, Instant now) {
        Optional<ReadableRecord> next = bids.nextToSend();
        if (next.isEmpty()) {
            return;
        }
        ReadableRecord record = next.get();
        Optional<RecordStatus> status = ledger.status(record.id());
        if (status.isEmpty()) {
            ledger.accept(isLate(bids, record, now) ? marked(bids, record) : record);
            return;
        }
        switch (status.get()) {
            case RecordStatus.Accepted onTheWay -> {}
            case RecordStatus.Submitted onTheWay -> {}
            case RecordStatus.Committed done -> refused.remove(record.id());
            case RecordStatus.Cosigned done -> refused.remove(record.id());
            case RecordStatus.Refused why -> again(bids, record, why.refusal(), now);
        }
    }

    private static boolean isLate(LotBids bids, ReadableRecord record, Instant now) {
        return record.type() == RecordType.BID_BATCH
                && Batch.fromJson(record.body()).marks().isEmpty()
                && now.isAfter(bids.require().window().deadline().plus(Window.GRACE));
    }

    private ReadableRecord marked(LotBids bids, ReadableRecord record) {
        Batch batch = Batch.fromJson(record.body()).marked(Set.of(BidMark.ANCHORED_AFTER_OPENING));
        ReadableRecord anew = platform.record(record.id(), batch, bids.lot(), List.of());
        bids.replace(anew);
        return anew;
    }

    private void again(LotBids bids, ReadableRecord record, Refusal why, Instant now) {
        if (isLate(bids, record, now)) {
            ledger.accept(marked(bids, record));
            return;
        }
        Instant since = refused.computeIfAbsent(record.id(), id -> {
            LOG.warn(
                    "{} {} is refused with {}; it is tried again", record.type().wireName(), id, why.code());
            return now;
        });
        if (!now.isBefore(since.plus(AGAIN))) {
            refused.put(record.id(), now);
            ledger.accept(record);
        }
    }
}
