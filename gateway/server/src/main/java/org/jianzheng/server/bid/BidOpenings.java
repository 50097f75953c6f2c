/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Collision;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;

/** What the platform adds to an opening: the disclosure, the comparison of each reveal, and alerts about equal feature codes. */
final class BidOpenings {
    private final BidPlatform platform;
    private final BidStore store;
    private final byte[] tagKey;

    BidOpenings(BidPlatform platform, BidStore store, byte[] tagKey) {
        this.platform = platform;
        this.store = store;
        this.tagKey = tagKey;
    }

    /**
     * Begins an opening and tells all bids that stand. While the ledger does not answer it waits for the last batch for {@link Window#GRACE},
     * then goes on, and says so.
     *
     * @throws Refusal {@code NOT_YET_OPEN} before the deadline, or while the last batch may still come in time
     */
    void open(LotBids bids, ReadableRecord opening, Instant now) {
        BiddingHead bidding = bids.require();
        bidding.requirePhase(BiddingHead.Phase.RECEIVING);
        Instant deadline = bidding.window().deadline();
        if (!now.isAfter(deadline)) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "the deadline of lot %s is %s, and nobody opens before",
                    bids.lot(),
                    deadline);
        }
        if (bids.hasBatchOnTheWay() && now.isBefore(deadline.plus(Window.GRACE))) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "the last batch of lot %s is on its way to the ledger; the opening waits for it until %s at most",
                    bids.lot(),
                    deadline.plus(Window.GRACE));
        }
        List<ReadableRecord> records = new ArrayList<>(List.of(opening));
        Batch last = bidding.last().orElseThrow(() -> new IllegalStateException("the last batch is not closed"));
        for (Disclosure part : parts(bids, bidding, last, now)) {
            records.add(platform.record(
                    part,
                    bids.lot(),
                    part.bids().stream().map(Disclosure.DisclosedBid::bidder).toList()));
        }
        bids.send(records);
    }

    private List<Disclosure> parts(LotBids bids, BiddingHead bidding, Batch last, Instant now) {
        List<Disclosure.DisclosedBid> standing = bids.standing();
        Vouched vouched = store.vouched(Disclosure.stamped(last));
        Optional<String> stamp = vouched.stamp().map(Base64.getEncoder()::encodeToString);
        // A clock ahead of the own would have signed after the disclosure, which proves nothing.
        Optional<TimeVouch> vouch =
                vouched.vouch().filter(signed -> !signed.at().isAfter(now));
        Set<BidMark> marks = EnumSet.noneOf(BidMark.class);
        marks.addAll(bidding.marks());
        if (bids.hasBatchOnTheWay()) {
            marks.add(BidMark.ANCHORED_AFTER_OPENING);
        }
        if (stamp.isEmpty() && vouch.isEmpty() && !bidding.vouched()) {
            marks.add(BidMark.CENTRE_ALONE);
        }
        DualDigest leafSet = DualDigest.of(new LeafSet(store.batches(bids.lot())).bytes());
        List<Disclosure> parts = new ArrayList<>();
        boolean told = standing.size() >= bidding.window().minimumBidders();
        int from = 0;
        do {
            int to = told ? Math.min(from + Disclosure.MAX_BIDS, standing.size()) : from;
            parts.add(new Disclosure(
                    standing.size(),
                    from,
                    standing.subList(from, to),
                    last,
                    leafSet,
                    from == 0 ? stamp : Optional.empty(),
                    from == 0 ? vouch : Optional.empty(),
                    marks));
            from = to;
        } while (told && from < standing.size());
        return parts;
    }

    /** Compares what a bidder reveals with the commitment, and says what becomes of the bid. */
    BidHead.State reveal(LotBids bids, BidStatement statement, Map<Feature, String> features) {
        BiddingHead bidding = bids.require();
        bidding.requireDisclosed();
        UnifiedCreditCode bidder = statement.bidder();
        BidHead bid = BidHead.require(bids.heads(), bids.lot(), bidder);
        Reveal body = new Reveal(statement, Reveal.compare(statement, bid.commitment()), bidding.marks());
        bids.send(List.of(platform.record(body, bids.lot(), List.of(bidder))));
        features.forEach((feature, code) -> compare(bids, bidder, feature, code));
        return BidHead.require(bids.heads(), bids.lot(), bidder).state();
    }

    private void compare(LotBids bids, UnifiedCreditCode bidder, Feature feature, String code) {
        FeatureTag tag = FeatureTag.of(tagKey, feature, bids.lot() + "\0" + code);
        List<UnifiedCreditCode> equal = Stream.concat(
                        store.tagged(bids.lot(), feature.name(), tag).stream(), Stream.of(bidder.value()))
                .distinct()
                .sorted()
                .limit(Collision.MAX_BIDDERS)
                .map(UnifiedCreditCode::parse)
                .toList();
        store.tag(
                bids.lot(),
                feature.name(),
                tag,
                equal.stream().map(UnifiedCreditCode::value).toList());
        if (equal.size() > 1) {
            bids.send(List.of(platform.record(new Collision(feature, tag, equal), bids.lot(), equal)));
        }
    }
}
