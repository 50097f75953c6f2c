/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * How far the sealed bids of a lot are. Before the opening it holds nothing that depends on a bid (invariant 4).
 *
 * @param lot the lot
 * @param organisation the centre that receives the bids
 * @param window as it stands now: its deadline is the one in force
 * @param phase how far
 * @param last the newest batch, if there is one
 * @param vouched whether another organisation signed the newest batch, too
 * @param count what was told at the opening
 * @param marks what proofs of the opening cannot show
 */
public record BiddingHead(
        LotCode lot,
        OrganisationId organisation,
        Window window,
        Phase phase,
        Optional<Batch> last,
        boolean vouched,
        Count count,
        Set<BidMark> marks) {
    /** How far the sealed bids of a lot are. */
    public enum Phase {
        /** Bids are received until the deadline, and locked from then on. */
        RECEIVING,
        /** The opening has begun; not all bids are disclosed yet. */
        OPENING,
        /** All bids are disclosed. */
        DISCLOSED,
        /** Every bid has its outcome. */
        CONCLUDED,
        /** Fewer bids than the minimum; they are not opened, and the lot fails (流标). */
        FAILED
    }

    /**
     * How many bids.
     *
     * @param bidders stood at the deadline
     * @param disclosed are told by name so far
     * @param locked have no outcome yet
     * @param toEvaluation go on
     */
    public record Count(int bidders, int disclosed, int locked, int toEvaluation) {
        static final Count NONE = new Count(0, 0, 0, 0);

        static Count fromJson(JsonObject json) {
            return new Count(
                    Math.toIntExact(json.integer("bidders")),
                    Math.toIntExact(json.integer("disclosed")),
                    Math.toIntExact(json.integer("locked")),
                    Math.toIntExact(json.integer("toEvaluation")));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("bidders", bidders)
                    .put("disclosed", disclosed)
                    .put("locked", locked)
                    .put("toEvaluation", toEvaluation)
                    .build();
        }
    }

    /** Copies the marks. */
    public BiddingHead {
        marks = Set.copyOf(marks);
    }

    /** Where the head lies. */
    public static HeadKey key(LotCode lot) {
        return new HeadKey(HeadKind.BIDDING, lot.value());
    }

    /** Reads the head, if the lot receives sealed bids. */
    public static Optional<BiddingHead> read(HeadReader heads, LotCode lot) {
        return heads.read(key(lot)).map(BiddingHead::fromJson);
    }

    /** Reads the head; refuses ({@code NOT_OPEN}) a lot that receives no sealed bids. */
    public static BiddingHead require(HeadReader heads, LotCode lot) {
        return read(heads, lot)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "lot %s receives no sealed bids", lot));
    }

    static BiddingHead begun(ReadableRecord record, Window window) {
        return new BiddingHead(
                record.requireLot(),
                record.organisation(),
                window,
                Phase.RECEIVING,
                Optional.empty(),
                false,
                Count.NONE,
                Set.of());
    }

    /** Refuses ({@code STATE_FORBIDS}) any other phase. */
    public void requirePhase(Phase wanted) {
        if (phase != wanted) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the bids of lot %s are %s, not %s", lot, phase, wanted);
        }
    }

    /** Refuses ({@code NOT_YET_OPEN}), in the same words whatever there is, before all bids are disclosed (invariant 4). */
    public void requireDisclosed() {
        if (phase == Phase.RECEIVING || phase == Phase.OPENING) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "number and identity of bidders of lot %s are secret before the opening",
                    lot);
        }
    }

    /**
     * The lot with a later deadline (invariant 1).
     *
     * @param at when it is moved: when the amendment was made, and again when it came to the ledger
     * @throws Refusal {@code DEADLINE_PASSED} once the present one has passed, {@code STATE_FORBIDS} for one that is not later
     */
    public BiddingHead extended(Extension extension, Instant at) {
        requirePhase(Phase.RECEIVING);
        if (!at.isBefore(window.deadline())) {
            throw Refusal.of(
                    ErrorCode.DEADLINE_PASSED,
                    "the deadline of lot %s was %s; it is moved before, never after",
                    lot,
                    window.deadline());
        }
        if (!extension.deadline().isAfter(window.deadline())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the deadline of lot %s is %s, and moves later only",
                    lot,
                    window.deadline());
        }
        Window moved = new Window(extension.deadline(), window.minimumBidders(), window.interval(), window.leaves());
        return new BiddingHead(lot, organisation, moved, phase, last, vouched, count, marks);
    }

    /** The lot with its next batch; refuses ({@code STATE_FORBIDS}) any but the next. */
    BiddingHead batched(Batch batch, boolean byAnother) {
        requirePhase(Phase.RECEIVING);
        int next = last.map(Batch::number).orElse(0) + 1;
        boolean later = last.filter(before -> !batch.closedAt().isAfter(before.closedAt()))
                .isEmpty();
        if (batch.number() != next || !later || batch.closedAt().isAfter(window.deadline())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "batch %d of %s does not follow: the next of lot %s is number %d, until the deadline %s",
                    batch.number(),
                    batch.closedAt(),
                    lot,
                    next,
                    window.deadline());
        }
        if (batch.leaves() < window.leaves() || Integer.bitCount(batch.leaves()) != 1) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "a batch of lot %s has %d leaves or twice as many as often as needed, met %d",
                    lot,
                    window.leaves(),
                    batch.leaves());
        }
        Set<BidMark> now = new TreeSet<>(marks);
        now.addAll(batch.marks());
        return new BiddingHead(
                lot, organisation, window, phase, Optional.of(batch.marked(Set.of())), byAnother, count, now);
    }

    /**
     * The lot whose opening has begun.
     *
     * @throws Refusal {@code NOT_YET_OPEN} before the deadline, or if the batch of the deadline does not stand before it;
     *     {@code STATE_FORBIDS} if it has begun before
     */
    BiddingHead opened(BidOpening opening, Instant at) {
        requirePhase(Phase.RECEIVING);
        if (at.isBefore(window.deadline()) || !opening.deadline().equals(window.deadline())) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "the deadline of lot %s is %s, and nobody opens before",
                    lot,
                    window.deadline());
        }
        if (last.filter(batch -> batch.closedAt().equals(window.deadline())).isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "the last batch of lot %s is not closed yet", lot);
        }
        boolean within = at.isBefore(window.deadline().plus(Window.GRACE));
        if (within && marks.contains(BidMark.ANCHORED_AFTER_OPENING)) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "a batch of lot %s is not on the ledger; the opening waits for it until %s at most",
                    lot,
                    window.deadline().plus(Window.GRACE));
        }
        return new BiddingHead(lot, organisation, window, Phase.OPENING, last, vouched, count, marks);
    }

    /** The lot with a part of its bids told; refuses ({@code STATE_FORBIDS}) what does not follow. */
    BiddingHead disclosed(Disclosure part) {
        requirePhase(Phase.OPENING);
        if (last.filter(part.last()::equals).isEmpty()
                || part.from() != count.disclosed()
                || (part.from() > 0 && part.bidders() != count.bidders())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the disclosure does not go on where that of lot %s stands", lot);
        }
        requireMarks(part);
        boolean fails = part.bidders() < window.minimumBidders();
        if (fails != part.bids().isEmpty()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "bids are told exactly when there are at least %d",
                    window.minimumBidders());
        }
        int told = part.from() + part.bids().size();
        Phase next = fails ? Phase.FAILED : told == part.bidders() ? Phase.DISCLOSED : Phase.OPENING;
        return new BiddingHead(
                lot, organisation, window, next, last, vouched, new Count(part.bidders(), told, told, 0), part.marks());
    }

    /**
     * Somebody else than the centre must have signed the last batch, or stamped it. Whether a batch is late may turn out while the opening
     * goes on, so a disclosure may state more marks than it must, never fewer.
     */
    private void requireMarks(Disclosure part) {
        if (part.from() > 0) {
            requireMarks(part.marks());
            return;
        }
        Set<BidMark> due = new TreeSet<>(marks);
        if (!vouched && !part.isVouchedBeside(organisation)) {
            due.add(BidMark.CENTRE_ALONE);
        }
        if (!part.marks().containsAll(due)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "the disclosure must bear the marks %s, it bears %s", due, part.marks());
        }
    }

    /** The lot with one more outcome; refuses ({@code STATE_FORBIDS}) other marks than the disclosure's. */
    BiddingHead ended(BidHead.State outcome, Set<BidMark> stated) {
        requirePhase(Phase.DISCLOSED);
        requireMarks(stated);
        Count after = new Count(
                count.bidders(),
                count.disclosed(),
                count.locked() - 1,
                count.toEvaluation() + (outcome.goesOn() ? 1 : 0));
        return new BiddingHead(lot, organisation, window, phase, last, vouched, after, marks);
    }

    /**
     * The lot whose bids all have their outcome.
     *
     * @throws Refusal {@code ITEMS_INCOMPLETE} while one has none, {@code STATE_FORBIDS} for other numbers than those of the heads
     */
    BiddingHead concluded(Conclusion conclusion) {
        requirePhase(Phase.DISCLOSED);
        requireMarks(conclusion.marks());
        if (count.locked() > 0) {
            throw Refusal.of(ErrorCode.ITEMS_INCOMPLETE, "%d bids of lot %s have no outcome", count.locked(), lot);
        }
        if (conclusion.bidders() != count.bidders() || conclusion.toEvaluation() != count.toEvaluation()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "lot %s has %d bidders, of whom %d go on",
                    lot,
                    count.bidders(),
                    count.toEvaluation());
        }
        return new BiddingHead(lot, organisation, window, Phase.CONCLUDED, last, vouched, count, marks);
    }

    private void requireMarks(Set<BidMark> stated) {
        if (!stated.equals(marks)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the marks of lot %s are %s, stated are %s", lot, marks, stated);
        }
    }

    /** Reads the head's JSON. */
    public static BiddingHead fromJson(JsonObject json) {
        return new BiddingHead(
                LotCode.parse(json.string("lot")),
                OrganisationId.parse(json.string("org")),
                Window.fromJson(json.object("window")),
                Members.choice(Phase.class, json, "phase"),
                json.optionalObject("last").map(Batch::fromJson),
                json.bool("vouched"),
                Count.fromJson(json.object("count")),
                BidMark.read(json));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("lot", lot.value())
                .put("org", organisation.value())
                .put("window", window.toJson())
                .put("phase", phase.name())
                .putValueIfPresent("last", last.map(Batch::toJson))
                .put("vouched", vouched)
                .put("count", count.toJson());
        BidMark.write(json, marks);
        return json.build();
    }

    HeadChange change() {
        return new HeadChange(key(lot), toJson());
    }
}
