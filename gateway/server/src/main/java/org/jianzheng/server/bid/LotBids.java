/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidFold;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * The sealed bids of a lot as this gateway knows them: what the log says, and ahead of it what is on the way to the ledger, folded by the
 * very functions that the contract applies. So an opening goes on while the ledger is down. Whoever uses it holds its monitor.
 */
final class LotBids {
    private static final int MAX_RECEIPTS = 100_000;

    private final LotCode lot;
    private final BidStore store;
    private final Map<HeadKey, JsonObject> committed = new HashMap<>();
    private final Map<HeadKey, JsonObject> ahead = new HashMap<>();
    private final Map<Integer, RecordId> batches = new HashMap<>();
    private final Set<UnifiedCreditCode> deposits = new HashSet<>();
    private final Set<RecordId> folded = new HashSet<>();
    private final List<ReadableRecord> outbox = new ArrayList<>();
    private final Map<String, BidSlot> slots = new TreeMap<>();
    private final List<BidReceipt> unbatched = new ArrayList<>();
    private long nextReceipt;
    private long nextSent;
    private Instant begun = Instant.MAX;
    private Instant latest = Instant.MIN;

    private LotBids(LotCode lot, BidStore store) {
        this.lot = lot;
        this.store = store;
    }

    /** Reads what is in the log and on disk. */
    static LotBids read(LotCode lot, BidStore store, BidLedger ledger) {
        LotBids bids = new LotBids(lot, store);
        ledger.records(lot).forEach(bids::fold);
        for (ReadableRecord record : store.outbox(lot)) {
            if (ledger.stands(record.id())) {
                store.replace(lot, record, Optional.empty());
            } else {
                bids.outbox.add(record);
            }
        }
        bids.lookAhead();
        Instant closed = bids.closedAt();
        for (BidReceipt receipt : store.receipts(lot)) {
            bids.remember(receipt);
            if (receipt.receivedAt().isAfter(closed)) {
                bids.unbatched.add(receipt);
            }
        }
        bids.nextSent = store.nextSent(lot);
        return bids;
    }

    LotCode lot() {
        return lot;
    }

    /** The time of an event: never before that of the last one, whatever the clock does. */
    Instant notBefore(Instant now) {
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    /** The heads with what is on the way. */
    HeadReader heads() {
        return key -> Optional.ofNullable(ahead.get(key));
    }

    Optional<BiddingHead> bidding() {
        return BiddingHead.read(heads(), lot);
    }

    /** The state with what is on the way; refuses ({@code NOT_OPEN}) a lot that receives no sealed bids. */
    BiddingHead require() {
        return BiddingHead.require(heads(), lot);
    }

    /** When the window was opened. */
    Instant begun() {
        return begun;
    }

    private Instant closedAt() {
        return bidding().flatMap(BiddingHead::last).map(Batch::closedAt).orElse(Instant.MIN);
    }

    Optional<BidSlot> slot(UnifiedCreditCode bidder) {
        return Optional.ofNullable(slots.get(bidder.value()));
    }

    /** The bids that stand, in the order of their bidders' codes. */
    List<Disclosure.DisclosedBid> standing() {
        return slots.values().stream()
                .map(BidSlot::standing)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Receipts that no batch holds yet. */
    List<BidReceipt> unbatched() {
        return List.copyOf(unbatched);
    }

    /** Keeps a receipt on disk; refuses ({@code QUEUE_FULL}) more than a lot may have. */
    void keep(BidReceipt receipt) {
        if (nextReceipt >= MAX_RECEIPTS) {
            throw Refusal.of(ErrorCode.QUEUE_FULL, "lot %s takes no more statements", lot);
        }
        store.keep(lot, nextReceipt, receipt);
        remember(receipt);
        unbatched.add(receipt);
    }

    private void remember(BidReceipt receipt) {
        UnifiedCreditCode bidder = receipt.statement().bidder();
        slots.put(bidder.value(), BidSlot.after(slot(bidder), receipt));
        nextReceipt++;
    }

    /** Closes a batch: on disk, and its record on the way. */
    void close(BidStore.StoredBatch batch, ReadableRecord record) {
        judge(List.of(record));
        store.keep(lot, batch, nextSent, record);
        sent(List.of(record));
        unbatched.removeIf(receipt -> !receipt.receivedAt().isAfter(batch.body().closedAt()));
    }

    /** Whether this very record is known; refuses ({@code RECORD_CONFLICT}) another one under its id. */
    boolean knows(ReadableRecord record) {
        Optional<ReadableRecord> same =
                outbox.stream().filter(known -> known.id().equals(record.id())).findFirst();
        if (same.isPresent() && !same.get().equals(record)) {
            throw Refusal.of(ErrorCode.RECORD_CONFLICT, "record %s is known with other content", record.id());
        }
        return same.isPresent();
    }

    /** Puts records on the way, on disk, if the state allows them one after the other. */
    void send(List<ReadableRecord> records) {
        judge(records);
        store.send(lot, nextSent, records);
        sent(records);
    }

    private void judge(List<ReadableRecord> records) {
        Map<HeadKey, JsonObject> trial = new HashMap<>(ahead);
        records.forEach(record -> fold(record, trial));
    }

    private void sent(List<ReadableRecord> records) {
        records.forEach(record -> fold(record, ahead));
        outbox.addAll(records);
        nextSent += records.size();
    }

    /** A record of the lot has entered the log; one that was read from there before changes nothing. */
    void entered(ReadableRecord record) {
        if (!folded.contains(record.id())) {
            fold(record);
        }
        if (outbox.removeIf(known -> known.id().equals(record.id()))) {
            store.replace(lot, record, Optional.empty());
        }
        lookAhead();
    }

    private void fold(ReadableRecord record) {
        fold(record, committed);
        folded.add(record.id());
        switch (record.type()) {
            case BID_WINDOW -> begun = record.at();
            case BID_DEPOSIT -> deposits.add(Deposit.fromJson(record.body()).bidder());
            case BID_BATCH -> batches.put(Batch.fromJson(record.body()).number(), record.id());
            default -> {
                // Nothing else is asked for by its place.
            }
        }
    }

    private static void fold(ReadableRecord record, Map<HeadKey, JsonObject> heads) {
        BidFold.apply(record, BidBody.of(record), key -> Optional.ofNullable(heads.get(key)))
                .forEach(change -> heads.put(change.key(), change.value()));
    }

    private void lookAhead() {
        ahead.clear();
        ahead.putAll(committed);
        for (ReadableRecord record : outbox) {
            try {
                fold(record, ahead);
            } catch (Refusal overtaken) {
                // What the ledger has meanwhile may forbid it; the contract says so when it arrives.
                return;
            }
        }
    }

    /** The bidders whose bids stand and whose deposit nobody has looked up. */
    List<UnifiedCreditCode> withoutDeposit() {
        Set<UnifiedCreditCode> done = new HashSet<>(deposits);
        outbox.stream()
                .filter(record -> record.type() == RecordType.BID_DEPOSIT)
                .forEach(record -> done.add(Deposit.fromJson(record.body()).bidder()));
        return standing().stream()
                .map(Disclosure.DisclosedBid::bidder)
                .filter(bidder -> !done.contains(bidder))
                .toList();
    }

    /** What goes to the ledger next. */
    Optional<ReadableRecord> nextToSend() {
        return outbox.stream().findFirst();
    }

    /** Whether a batch is not on the ledger yet. */
    boolean hasBatchOnTheWay() {
        return outbox.stream().anyMatch(record -> record.type() == RecordType.BID_BATCH);
    }

    /** Puts a record that was signed anew in the place of its first form. */
    void replace(ReadableRecord anew) {
        store.replace(lot, anew, Optional.of(anew));
        outbox.replaceAll(record -> record.id().equals(anew.id()) ? anew : record);
        lookAhead();
    }

    /** The record of a batch that is on the ledger. */
    Optional<RecordId> recordOf(int batch) {
        return Optional.ofNullable(batches.get(batch));
    }
}
