/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidFold;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The sealed bids of a lot as its proved records make them, folded by the functions that the contract applies: each reveal is compared with
 * its commitment anew (invariant 2).
 *
 * @param bidding how far the lot is
 * @param batches those on the ledger, in their order
 * @param disclosures the parts that told the bids, in their order
 * @param bids what became of each disclosed bid
 * @param reveals what the bidders revealed
 */
public record OpenedBids(
        BiddingHead bidding,
        List<Batch> batches,
        List<ReadableRecord> disclosures,
        List<BidHead> bids,
        List<Reveal> reveals) {
    /** Copies the lists. */
    public OpenedBids {
        batches = List.copyOf(batches);
        disclosures = List.copyOf(disclosures);
        bids = List.copyOf(bids);
        reveals = List.copyOf(reveals);
    }

    /**
     * Folds the records of a lot.
     *
     * @param entries all of the lot, proved, in log order
     * @throws Refusal {@code NOT_OPEN} for a lot that receives no sealed bids, or what the fold refuses
     */
    public static OpenedBids of(LotCode lot, Collection<LogEntry> entries) {
        Map<HeadKey, JsonObject> heads = new HashMap<>();
        HeadReader reader = key -> Optional.ofNullable(heads.get(key));
        List<Batch> batches = new ArrayList<>();
        List<ReadableRecord> disclosures = new ArrayList<>();
        List<Reveal> reveals = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (!(Envelope.parse(entry.record()) instanceof ReadableRecord record)
                    || record.type().capability() != Capability.BID) {
                continue;
            }
            BidBody body = BidBody.of(record);
            BidFold.apply(record, body, reader).forEach(change -> heads.put(change.key(), change.value()));
            if (body instanceof Batch batch) {
                batches.add(batch);
            } else if (body instanceof Disclosure) {
                disclosures.add(record);
            } else if (body instanceof Reveal reveal) {
                reveals.add(reveal);
            }
        }
        List<BidHead> bids = disclosures.stream()
                .flatMap(record -> Disclosure.fromJson(record.body()).bids().stream())
                .map(told -> BidHead.require(reader, lot, told.bidder()))
                .toList();
        return new OpenedBids(BiddingHead.require(reader, lot), batches, disclosures, bids, reveals);
    }

    /** What became of somebody's bid; empty if none stood at the deadline. */
    public Optional<BidHead> bid(UnifiedCreditCode bidder) {
        return bids.stream().filter(bid -> bid.bidder().equals(bidder)).findFirst();
    }

    /** Refuses ({@code REFERENCE_UNKNOWN}) a batch that is not on the ledger. */
    public void requireHolds(Batch batch) {
        if (batches.stream().map(OpenedBids::plain).noneMatch(plain(batch)::equals)) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "batch %d is not on the ledger as given", batch.number());
        }
    }

    /** What somebody revealed. */
    public Optional<BidAct.Reveal> revealed(UnifiedCreditCode bidder) {
        return reveals.stream()
                .map(Reveal::statement)
                .filter(statement -> statement.bidder().equals(bidder))
                .map(statement -> statement.requireReveal())
                .findFirst();
    }

    /**
     * Holds the published leaves against the ledger: every root, the digests that the disclosure states, how many bids stood and what each was
     * committed to (invariant 3).
     *
     * @throws Refusal {@code NOT_YET_OPEN} before the disclosure, {@code DIGEST_MISMATCH} for anything that differs
     */
    public void requireTold(PublishedLeaves leaves) {
        bidding.requireDisclosed();
        Disclosure first = Disclosure.fromJson(disclosures.getFirst().body());
        if (!first.leafSet().equals(leaves.digests())) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "the leaf set has digest %s, the disclosure states %s",
                    leaves.digests().sha256(),
                    first.leafSet().sha256());
        }
        List<Batch> published =
                leaves.batches().stream().map(opened -> plain(opened.body())).toList();
        List<Batch> recorded = batches.stream().map(OpenedBids::plain).toList();
        if (!published.equals(recorded)) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "%d batches are published, and they are not the %d of the ledger",
                    published.size(),
                    recorded.size());
        }
        requireCounted(first, leaves.standing());
    }

    private void requireCounted(Disclosure first, Map<String, BidReceipt> standing) {
        if (first.bidders() != standing.size()) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "by the leaves %d bids stood, the disclosure says %d",
                    standing.size(),
                    first.bidders());
        }
        for (BidHead bid : bids) {
            boolean same = Optional.ofNullable(standing.get(bid.bidder().value()))
                    .map(BidReceipt::statement)
                    .filter(statement -> statement.key().equals(bid.key())
                            && statement.act() instanceof BidAct.Commit commit
                            && commit.commitment().equals(bid.commitment()))
                    .isPresent();
            if (!same) {
                throw Refusal.of(
                        ErrorCode.DIGEST_MISMATCH,
                        "the commitment of %s is another by the leaves than by the disclosure",
                        bid.bidder());
            }
        }
    }

    private static Batch plain(Batch batch) {
        return batch.marked(Set.of());
    }
}
