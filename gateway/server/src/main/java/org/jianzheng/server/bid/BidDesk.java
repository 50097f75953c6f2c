/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.storage.StoreFailure;

/**
 * Receives sealed bids and plays their opening. Whatever is answered is on disk before, and nothing waits for the ledger. Safe for several
 * threads: a lot is used by one at a time.
 */
final class BidDesk {
    private static final Set<RecordType> OF_PEOPLE = Set.of(
            RecordType.BID_EXTENSION,
            RecordType.BID_OPENING,
            RecordType.BID_UNDECRYPTED,
            RecordType.BID_CONCLUSION,
            RecordType.BID_DEPOSIT);

    /** How long a receipt or an opening waits for another organisation's signature. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A lot whose deadline has passed for so long is shown to nobody any more, and no bank is asked about it. */
    private static final Duration SHOWN = Duration.ofDays(1);

    private final ConcurrentMap<LotCode, LotBids> lots = new ConcurrentHashMap<>();
    private final BidStore store;
    private final BidLedger ledger;
    private final BidPlatform platform;
    private final Vouchers vouchers;
    private final BidBatches batches;
    private final BidOpenings openings;
    private final BidSigners signers;

    BidDesk(BidStore store, BidVault vault, BidLedger ledger, BidPlatform platform, Vouchers vouchers) {
        this.store = store;
        this.ledger = ledger;
        this.platform = platform;
        this.vouchers = vouchers;
        this.batches = new BidBatches(platform);
        this.openings = new BidOpenings(platform, store, vault.tagKey());
        this.signers = new BidSigners(ledger);
        store.lots().forEach(this::lot);
    }

    private LotBids lot(LotCode lot) {
        LotBids known = lots.get(lot);
        if (known != null) {
            return known;
        }
        LotBids read = LotBids.read(lot, store, ledger);
        if (read.bidding().filter(this::isOwn).isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_OPEN, "lot %s receives no sealed bids here", lot);
        }
        return lots.computeIfAbsent(lot, missing -> read);
    }

    private boolean isOwn(BiddingHead bidding) {
        return bidding.organisation().equals(platform.organisation());
    }

    /** What is done with a lot by one thread at a time. */
    @FunctionalInterface
    private interface Doing<T> {
        T with(LotBids bids, Instant now);
    }

    private <T> T with(LotCode code, Doing<T> doing) {
        LotBids bids = lot(code);
        synchronized (bids) {
            try {
                Instant now = bids.notBefore(platform.now());
                batches.closeDue(bids, now);
                return doing.with(bids, now);
            } catch (StoreFailure unsure) {
                // Whether it was written is not known: the disk is asked before anything else is done.
                lots.remove(code, bids);
                throw unsure;
            }
        }
    }

    /** A record of sealed bids has entered the log. */
    void entered(ReadableRecord record) {
        if (!record.organisation().equals(platform.organisation())) {
            return;
        }
        LotCode code = record.requireLot();
        if (record.type() == RecordType.BID_WINDOW) {
            store.keepLot(code);
        }
        LotBids known = lot(code);
        synchronized (known) {
            known.entered(record);
        }
    }

    /** The lots that are known here. */
    List<LotCode> lots() {
        return List.copyOf(lots.keySet());
    }

    /** Whether any lot receives bids, or waits for its opening. */
    boolean receives() {
        return lots().stream()
                .anyMatch(code -> with(
                        code,
                        (bids, now) -> bids.bidding()
                                .filter(bidding -> bidding.phase() == BiddingHead.Phase.RECEIVING)
                                .filter(bidding ->
                                        now.isBefore(bidding.window().deadline().plus(SHOWN)))
                                .isPresent()));
    }

    /** Closes what is due in a lot, and has the batch of its deadline stamped and signed by others; that waits for no signature. */
    void closeDue(LotCode code) {
        last(code).filter(last -> !store.vouched(last).isThere()).ifPresent(this::ask);
    }

    /** What others stamp and sign of the batch of the deadline, while the opening has not begun. */
    private Optional<byte[]> last(LotCode code) {
        Optional<Batch> last = with(
                code,
                (bids, now) -> bids.bidding()
                        .filter(bidding -> bidding.phase() == BiddingHead.Phase.RECEIVING)
                        .flatMap(bidding -> bidding.last()
                                .filter(batch ->
                                        batch.closedAt().equals(bidding.window().deadline()))));
        return last.map(Disclosure::stamped);
    }

    /** Asks everybody, keeps what comes, and says what has come so far or still comes from the other organisation. */
    private Asked ask(byte[] bytes) {
        CompletableFuture<Optional<TimeVouch>> vouch = vouchers.vouch(bytes).thenApply(answer -> {
            answer.ifPresent(made -> store.keepVouch(bytes, made));
            return answer;
        });
        Optional<byte[]> stamp = vouchers.stamp(bytes);
        stamp.ifPresent(made -> store.keepStamp(bytes, made));
        return new Asked(stamp, vouch);
    }

    /** An authority's stamp, and another organisation's answer, which may be on its way. */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never changed
    private record Asked(Optional<byte[]> stamp, CompletableFuture<Optional<TimeVouch>> vouch) {
        /** Waits for the other organisation only where there is no stamp. */
        Vouched settled() {
            Optional<TimeVouch> signed = stamp.isPresent()
                    ? vouch.getNow(Optional.empty())
                    : vouch.copy()
                            .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .join();
            return new Vouched(stamp, signed);
        }
    }

    private Vouched vouched(byte[] bytes) {
        Vouched kept = store.vouched(bytes);
        return kept.isThere() ? kept : ask(bytes).settled();
    }

    /**
     * Receives a commitment or withdrawal.
     *
     * @return the receipt, which says {@code refused} if the deadline has passed
     * @throws Refusal {@code SIGNATURE_INVALID}, {@code NOT_OPEN}, {@code STATE_FORBIDS} for another version than the next
     */
    VouchedReceipt receive(BidStatement statement) {
        statement.requireSigned();
        BidReceipt receipt = with(statement.lot(), (bids, now) -> {
            BiddingHead bidding = bids.require();
            Optional<BidSlot> slot = bids.slot(statement.bidder());
            Optional<BidReceipt> same =
                    slot.map(BidSlot::newest).filter(known -> known.statement().equals(statement));
            if (same.isPresent()) {
                return same.get();
            }
            Instant deadline = bidding.window().deadline();
            if (now.isAfter(deadline) || bidding.phase() != BiddingHead.Phase.RECEIVING) {
                return platform.receipt(statement, now, deadline, Optional.of(ErrorCode.DEADLINE_PASSED));
            }
            BidSlot.requireNext(slot, statement);
            BidReceipt fresh = platform.receipt(statement, now, deadline, Optional.empty());
            bids.keep(fresh);
            return fresh;
        });
        byte[] bytes = receipt.canonical();
        // What is refused is not kept, or whoever comes late could fill the disk.
        return new VouchedReceipt(
                receipt,
                receipt.refused().isPresent()
                        ? new Asked(vouchers.stamp(bytes), vouchers.vouch(bytes)).settled()
                        : vouched(bytes));
    }

    /** Compares what a bidder reveals; refuses ({@code NOT_YET_OPEN}) before the opening. */
    BidHead.State reveal(BidStatement statement, Map<Feature, String> features) {
        statement.requireSigned();
        return with(statement.lot(), (bids, now) -> openings.reveal(bids, statement, features));
    }

    /** Whether a statement reveals. */
    static boolean reveals(BidStatement statement) {
        return statement.act() instanceof BidAct.Reveal;
    }

    /**
     * Takes in what people do with a lot's bids, and brings it to the ledger when it answers. A later deadline counts once it is there.
     *
     * @throws Refusal what {@link BidSigners#require} refuses, {@code SCHEMA_INVALID} for another type, and what the state forbids
     */
    void act(ReadableRecord record) {
        if (!OF_PEOPLE.contains(record.type())) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a %s is no step of an opening",
                    record.type().wireName());
        }
        signers.require(record, platform.now());
        LotCode code = record.requireLot();
        if (record.type() == RecordType.BID_OPENING) {
            last(code).ifPresent(this::vouched);
        }
        with(code, (bids, now) -> {
            if (!bids.knows(record) && !ledger.stands(record.id())) {
                requirePast(record, now);
                switch (record.type()) {
                    case BID_EXTENSION -> {
                        bids.require().extended(Extension.fromJson(record.body()), now);
                        ledger.accept(record);
                    }
                    case BID_OPENING -> openings.open(bids, record, now);
                    default -> bids.send(List.of(record));
                }
            }
            return record;
        });
    }

    private static void requirePast(ReadableRecord record, Instant now) {
        if (record.at().isAfter(now.plusSeconds(1))) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the record is of %s, it is %s", record.at(), now);
        }
    }

    /** How far a lot is; before the opening nothing in it depends on a bid. */
    BiddingHead bidding(LotCode code) {
        return with(code, (bids, now) -> bids.require());
    }

    /** The disclosed bids; refuses ({@code NOT_YET_OPEN}), always in the same words, before the opening. */
    List<BidHead> bids(LotCode code) {
        return with(code, (bids, now) -> {
            bids.require().requireDisclosed();
            List<BidHead> heads = new ArrayList<>();
            bids.standing()
                    .forEach(bid ->
                            BidHead.read(bids.heads(), code, bid.bidder()).ifPresent(heads::add));
            return heads;
        });
    }

    /** The leaves of all batches; refuses ({@code NOT_YET_OPEN}) before the opening, and where the bids were never opened. */
    LeafSet leaves(LotCode code) {
        return with(code, (bids, now) -> {
            BiddingHead bidding = bids.require();
            bidding.requireDisclosed();
            if (bidding.phase() == BiddingHead.Phase.FAILED) {
                throw Refusal.of(ErrorCode.NOT_YET_OPEN, "the bids of lot %s are not opened", code);
            }
            return new LeafSet(store.batches(code));
        });
    }

    /**
     * Where a receipt stands in the batches.
     *
     * @param batch that holds it
     * @param stage its path to the batch's roots
     * @param record of the batch, once it is on the ledger
     */
    record LeafProof(Batch batch, BatchStage stage, Optional<RecordId> record) {}

    /** The path of a receipt, for whoever knows its digest; refuses ({@code ITEM_UNKNOWN}) one that no batch holds yet. */
    LeafProof proof(LotCode code, String leafSha256) {
        return with(code, (bids, now) -> {
            BidStore.LeafPlace place = store.place(code, leafSha256)
                    .orElseThrow(() -> Refusal.of(ErrorCode.ITEM_UNKNOWN, "no batch holds this leaf yet"));
            BidStore.StoredBatch batch = store.batch(code, place.number()).orElseThrow();
            BatchStage stage =
                    BidBatches.tree(batch.leaves()).stage(batch.leaves().get(place.index()), place.index());
            return new LeafProof(batch.body(), stage, bids.recordOf(place.number()));
        });
    }

    /** The bidders whose deposit is to be looked up: none before all bids are disclosed, and none of a lot that is long over. */
    List<UnifiedCreditCode> withoutDeposit(LotCode code) {
        return with(
                code,
                (bids, now) -> bids.bidding()
                        .filter(bidding -> bidding.phase() == BiddingHead.Phase.DISCLOSED
                                || bidding.phase() == BiddingHead.Phase.CONCLUDED)
                        .filter(bidding ->
                                now.isBefore(bidding.window().deadline().plus(SHOWN)))
                        .map(bidding -> bids.withoutDeposit())
                        .orElse(List.of()));
    }

    /** Records what was found about a deposit. */
    void lookedUp(LotCode code, Deposit deposit) {
        with(code, (bids, now) -> {
            bids.send(List.of(platform.record(deposit, code, List.of(deposit.bidder()))));
            return code;
        });
    }

    /** Does something with a lot's records that are on the way. */
    void deliver(LotCode code, BidDelivery delivery) {
        with(code, (bids, now) -> {
            delivery.deliver(bids, now);
            return code;
        });
    }
}
