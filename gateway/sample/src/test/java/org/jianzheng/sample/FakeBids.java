/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;

/** The sealed bids of one lot as a gateway without batches would keep them. */
final class FakeBids {
    private record Bid(BidStatement committed, BidHead.State state) {}

    private final Map<String, Bid> bids = new LinkedHashMap<>();
    private Optional<ReadableRecord> window = Optional.empty();
    private BiddingHead.Phase phase = BiddingHead.Phase.RECEIVING;
    private int waits = 1;
    private boolean late;

    /** The window has come to the ledger. */
    void begin(ReadableRecord record) {
        window = Optional.of(record);
    }

    /** Whatever comes from now on comes after the deadline. */
    void passDeadline() {
        late = true;
    }

    private ReadableRecord window() {
        return window.orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "no sealed bids"));
    }

    JsonObject state(BidStatement statement) {
        statement.requireSigned();
        window();
        String bidder = statement.bidder().value();
        if (statement.act() instanceof BidAct.Commit) {
            if (late) {
                throw Refusal.of(ErrorCode.DEADLINE_PASSED, "too late");
            }
            bids.putIfAbsent(bidder, new Bid(statement, BidHead.State.LOCKED));
            return JsonObject.builder().put("vouchedBy", "PLATFORM_ALONE").build();
        }
        Bid bid = require(bidder);
        if (!bid.committed().key().equals(statement.key())) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID, "another key");
        }
        BidAct.Commit committed = (BidAct.Commit) bid.committed().act();
        boolean same = Reveal.compare(statement, committed.commitment()) == Reveal.Outcome.VERIFIED;
        return end(bidder, same ? BidHead.State.VERIFIED : BidHead.State.MISMATCH);
    }

    private JsonObject end(String bidder, BidHead.State state) {
        Bid bid = require(bidder);
        if (bid.state() != BidHead.State.LOCKED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s for good", bid.state());
        }
        bids.put(bidder, new Bid(bid.committed(), state));
        return JsonObject.builder().put("bidState", state.name()).build();
    }

    private Bid require(String bidder) {
        Bid bid = bids.get(bidder);
        if (bid == null || phase == BiddingHead.Phase.RECEIVING) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s has no bid", bidder);
        }
        return bid;
    }

    /** Refuses the first opening of all, as if the last batch were on its way. */
    void act(ReadableRecord record) {
        switch (BidBody.of(record)) {
            case BidOpening opening -> open(record.at(), opening);
            case Undecrypted undecrypted -> {
                requireMarks(undecrypted.marks());
                end(undecrypted.bidder().value(), BidHead.State.REVOKED);
            }
            case Conclusion conclusion -> {
                requireMarks(conclusion.marks());
                if (conclusion.bidders() != count().bidders() || count().locked() > 0) {
                    throw Refusal.of(ErrorCode.ITEMS_INCOMPLETE, "%s", conclusion);
                }
                phase = BiddingHead.Phase.CONCLUDED;
            }
            default -> throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s", record.type());
        }
    }

    private void open(Instant at, BidOpening opening) {
        Instant deadline = Window.fromJson(window().body()).deadline();
        if (waits-- > 0 || at.isBefore(deadline) || !opening.deadline().equals(deadline)) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "not yet");
        }
        phase = bids.size() < Window.fromJson(window().body()).minimumBidders()
                ? BiddingHead.Phase.FAILED
                : BiddingHead.Phase.DISCLOSED;
    }

    private static void requireMarks(Set<BidMark> stated) {
        if (!stated.equals(Set.of(BidMark.CENTRE_ALONE))) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s", stated);
        }
    }

    private BiddingHead.Count count() {
        int bidders = bids.size();
        return new BiddingHead.Count(bidders, bidders, in(BidHead.State.LOCKED), in(BidHead.State.VERIFIED));
    }

    private int in(BidHead.State state) {
        return Math.toIntExact(
                bids.values().stream().filter(bid -> bid.state() == state).count());
    }

    JsonObject bidding() {
        ReadableRecord begun = window();
        return new BiddingHead(
                        begun.requireLot(),
                        begun.organisation(),
                        Window.fromJson(begun.body()),
                        phase,
                        Optional.empty(),
                        false,
                        count(),
                        Set.of(BidMark.CENTRE_ALONE))
                .toJson();
    }

    JsonObject bidders() {
        boolean told = phase == BiddingHead.Phase.DISCLOSED || phase == BiddingHead.Phase.CONCLUDED;
        return JsonObject.builder()
                .put("bidders", bids.size())
                .put(
                        "bids",
                        JsonArray.of(bids.entrySet().stream()
                                .filter(bid -> told)
                                .map(bid -> JsonObject.builder()
                                        .put("bidder", bid.getKey())
                                        .put("state", bid.getValue().state().name())
                                        .build())
                                .toList()))
                .build();
    }

    /** The state of each bid, by its bidder. */
    Map<String, BidHead.State> states() {
        Map<String, BidHead.State> states = new LinkedHashMap<>();
        bids.forEach((bidder, bid) -> states.put(bidder, bid.state()));
        return states;
    }
}
