/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.LotBids;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.EventType;

/**
 * Plays the dossier's sealed bids: invented bidders hand in commitments while the window is open, by the gateway's own clock; after the
 * deadline the witness opens them, and each bidder but one reveals.
 *
 * <p>A bidder's key lives until both statements are signed, and is kept nowhere. A commitment that an interrupted play hands in too late is
 * refused like any other; then there is one bidder less, as in life.
 */
final class BidPlay {
    /** How long the play receives bids. */
    static final Duration RECEIVING = Duration.ofSeconds(12);

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int LEAVES = 8;

    /** Where no catalogue says it, fewer bidders are too few (招标投标法第二十八条). */
    private static final int USUAL_MINIMUM = 3;

    private final Dossier dossier;
    private final PlayTimes times;
    private final Cast cast;
    private final Desk desk;
    private final SecureRandom random;
    private final Set<Integer> tooLate = new HashSet<>();
    private int minimumBidders = USUAL_MINIMUM;

    BidPlay(Dossier dossier, PlayTimes times, Cast cast, Desk desk, SecureRandom random) {
        this.dossier = dossier;
        this.times = times;
        this.cast = cast;
        this.desk = desk;
        this.random = random;
    }

    private LotCode lot() {
        return dossier.lot();
    }

    private LotBids bids() {
        return cast.staff().gateway().bids(lot());
    }

    /** The lot is open, and its template says how many bidders it needs. */
    void opened(Lot opened) {
        minimumBidders = opened.template()
                .map(template -> Math.toIntExact(template.minimumBidders()))
                .orElse(USUAL_MINIMUM);
    }

    /** Opens the window; from here on the play is live. */
    void receive() throws InterruptedException {
        Instant begun = desk.now();
        ReadableRecord window = desk.record(
                "bid window",
                cast.staff(),
                new Window(begun.plus(RECEIVING), minimumBidders, INTERVAL, LEAVES),
                begun,
                record -> record.lot(lot()));
        times.receive(window.at(), Window.fromJson(window.body()).deadline());
    }

    private Instant deadline() {
        return Window.fromJson(desk.recorded("bid window").body()).deadline();
    }

    /** Whether an event could not be played because its bidder was too late. */
    boolean isTooLate(DossierEvent event) {
        return tooLate.contains(event.seq());
    }

    /** A bidder commits. */
    void commit(DossierEvent event) throws InterruptedException {
        String slot = event.body().string("slot");
        JsonObject statements = desk.kept("bid " + slot, () -> statements(event, told(slot)));
        try {
            desk.once("bid " + slot, () -> bids().state(BidStatement.fromJson(statements.object("commit"))));
        } catch (Refusal refusal) {
            if (refusal.code() != ErrorCode.DEADLINE_PASSED) {
                throw refusal;
            }
            tooLate.add(event.seq());
        }
    }

    /** The event that tells whose bid it was. */
    private DossierEvent told(String slot) {
        return dossier.events().stream()
                .filter(event -> event.type() == EventType.BID_REVEALED || event.type() == EventType.BID_NOT_DECRYPTED)
                .filter(event -> event.body().string("slot").equals(slot))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the dossier does not tell whose %s is", slot));
    }

    private JsonObject statements(DossierEvent committed, DossierEvent told) {
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.SM2, random);
        BidCommitment commitment =
                new BidCommitment(Digest.parse(HashSuite.SM3, committed.body().string("commitment")));
        JsonObject.Builder statements =
                JsonObject.builder().put("commit", statement(committed, told, new BidAct.Commit(1, commitment), key));
        if (told.type() == EventType.BID_REVEALED) {
            BidNonce nonce = new BidNonce(told.body().string("nonce"));
            Digest file = Digest.parse(HashSuite.SM3, told.body().string("fileSm3"));
            statements.put("reveal", statement(told, told, new BidAct.Reveal(nonce, file), key));
        }
        return statements.build();
    }

    private JsonObject statement(DossierEvent event, DossierEvent told, BidAct act, PrivateKey key) {
        return BidStatement.sign(act, lot(), bidder(told), times.moved(event.at()), key)
                .toJson();
    }

    private static UnifiedCreditCode bidder(DossierEvent told) {
        return UnifiedCreditCode.parse(told.body().string("bidder"));
    }

    /** The witness begins the opening, whereupon the platform tells who bids. */
    void open(DossierEvent event, Recorder witness) throws InterruptedException {
        act(event, "bid opening", witness, new BidOpening(deadline()), Optional.empty());
    }

    /** A bidder tells what the commitment was to. */
    void reveal(DossierEvent event) throws InterruptedException {
        if (isLocked(event)) {
            JsonObject statements = desk.kept("bid " + event.body().string("slot"), () -> statements(event, event));
            bids().state(BidStatement.fromJson(statements.object("reveal")));
        }
    }

    private boolean isLocked(DossierEvent told) throws InterruptedException {
        Optional<BidHead.State> state = bids().stateOf(bidder(told));
        if (state.isEmpty()) {
            tooLate.add(told.seq());
        }
        return state.equals(Optional.of(BidHead.State.LOCKED));
    }

    /** The witness records whose bid was not decrypted, and through whose fault. */
    void notDecrypted(DossierEvent event, Recorder witness) throws InterruptedException {
        if (isLocked(event)) {
            Undecrypted.Fault fault = Members.choice(Undecrypted.Fault.class, event.body(), "fault");
            act(
                    event,
                    DossierPlay.step(event),
                    witness,
                    new Undecrypted(
                            bidder(event),
                            fault,
                            "规定时间内未能解密（示例）",
                            bids().bidding().marks()),
                    Optional.of(new Subject.Organisation(bidder(event))));
        }
    }

    /** Every bid has its outcome, and the opening is over. */
    void conclude(DossierEvent event, Recorder witness) throws InterruptedException {
        BiddingHead bidding = bids().bidding();
        if (bidding.phase() == BiddingHead.Phase.DISCLOSED) {
            BiddingHead.Count count = bidding.count();
            act(
                    event,
                    "bid conclusion",
                    witness,
                    new Conclusion(count.bidders(), count.toEvaluation(), bidding.marks()),
                    Optional.empty());
        }
    }

    private void act(DossierEvent event, String step, Recorder by, BidBody body, Optional<Subject> about)
            throws InterruptedException {
        desk.record(
                step,
                by,
                body,
                times.moved(event.at()),
                record -> {
                    record.lot(lot());
                    about.ifPresent(record::subject);
                },
                record -> bids().act(record));
    }
}
