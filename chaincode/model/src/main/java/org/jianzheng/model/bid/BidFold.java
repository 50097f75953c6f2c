/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.alert.Analysis;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records about sealed bids do to heads. */
public final class BidFold {
    private BidFold() {}

    /**
     * The heads after an accepted record.
     *
     * @throws Refusal if the state of the lot or the bid does not allow the step
     */
    public static List<HeadChange> apply(ReadableRecord record, BidBody body, HeadReader heads) {
        LotCode lot = record.requireLot();
        return switch (body) {
            case Window window -> List.of(begun(record, window, heads).change());
            case Extension extension ->
                List.of(BiddingHead.require(heads, lot)
                        .extended(extension, record.at())
                        .change());
            case Batch batch ->
                List.of(BiddingHead.require(heads, lot)
                        .batched(batch, record.signatures().size() > 1)
                        .change());
            case BidOpening opening ->
                List.of(BiddingHead.require(heads, lot)
                        .opened(opening, record.at())
                        .change());
            case Disclosure disclosure -> disclosed(record, disclosure, heads);
            case Reveal reveal -> revealed(record, reveal, heads);
            case Undecrypted undecrypted ->
                ended(record, undecrypted.bidder(), undecrypted.fault().state(), undecrypted.marks(), heads);
            case Conclusion conclusion ->
                List.of(BiddingHead.require(heads, lot).concluded(conclusion).change());
            case Deposit deposit -> {
                requireDisclosed(heads, lot, List.of(deposit.bidder()));
                yield List.of();
            }
            case Collision collision -> {
                requireDisclosed(heads, lot, collision.bidders());
                yield List.of(
                        AlertHead.raised(record, Analysis.IDENTICAL_FEATURES).change());
            }
        };
    }

    private static BiddingHead begun(ReadableRecord record, Window window, HeadReader heads) {
        if (BiddingHead.read(heads, record.requireLot()).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_OPEN, "lot %s receives sealed bids already", record.requireLot());
        }
        if (!record.at().isBefore(window.deadline())) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE, "the deadline %s has passed when the window opens", window.deadline());
        }
        return BiddingHead.begun(record, window);
    }

    private static List<HeadChange> disclosed(ReadableRecord record, Disclosure disclosure, HeadReader heads) {
        LotCode lot = record.requireLot();
        List<HeadChange> changes = new ArrayList<>();
        changes.add(BiddingHead.require(heads, lot).disclosed(disclosure).change());
        for (Disclosure.DisclosedBid bid : disclosure.bids()) {
            HeadChange change = new BidHead(
                            lot, bid.bidder(), bid.commitment(), bid.key(), BidHead.State.LOCKED, record.ref())
                    .change();
            boolean twice = changes.stream().anyMatch(other -> other.key().equals(change.key()));
            if (twice || BidHead.read(heads, lot, bid.bidder()).isPresent()) {
                throw Refusal.of(ErrorCode.STATE_FORBIDS, "the bid of %s is told twice", bid.bidder());
            }
            changes.add(change);
        }
        return changes;
    }

    /** Only the bidder reveals, and only what the commitment gives is the outcome, whatever the platform says (invariant 2). */
    private static List<HeadChange> revealed(ReadableRecord record, Reveal reveal, HeadReader heads) {
        BidStatement statement = reveal.statement();
        LotCode lot = record.requireLot();
        BiddingHead.require(heads, lot).requireDisclosed();
        if (!statement.lot().equals(lot)) {
            throw Refusal.of(ErrorCode.SUBJECTS_MISMATCH, "the bidder reveals in lot %s", statement.lot());
        }
        BidHead bid = BidHead.require(heads, lot, statement.bidder());
        if (!statement.key().equals(bid.key())) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID, "the bid is revealed under another key than it was made");
        }
        statement.requireSigned();
        if (reveal.outcome() != Reveal.compare(statement, bid.commitment())) {
            throw Refusal.of(ErrorCode.SEALED_MISMATCH, "the comparison does not give %s", reveal.outcome());
        }
        return ended(record, statement.bidder(), reveal.outcome().state(), reveal.marks(), heads);
    }

    private static List<HeadChange> ended(
            ReadableRecord record,
            UnifiedCreditCode bidder,
            BidHead.State outcome,
            Set<BidMark> marks,
            HeadReader heads) {
        LotCode lot = record.requireLot();
        BiddingHead bidding = BiddingHead.require(heads, lot);
        bidding.requireDisclosed();
        BidHead bid = BidHead.require(heads, lot, bidder).ended(outcome, record.ref());
        return List.of(bidding.ended(outcome, marks).change(), bid.change());
    }

    private static void requireDisclosed(HeadReader heads, LotCode lot, List<UnifiedCreditCode> bidders) {
        BiddingHead.require(heads, lot).requireDisclosed();
        bidders.forEach(bidder -> BidHead.require(heads, lot, bidder));
    }
}
