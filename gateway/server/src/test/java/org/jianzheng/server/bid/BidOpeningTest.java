/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Collision;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.storage.StoreFailure;
import org.junit.jupiter.api.Test;

/** The desk of one gateway on a ledger in memory that can be down;
 *
 * /** From the opening to its end, with the ledger up and down. */
class BidOpeningTest extends BidScenario {
    /** The case sealed-bids.json: the ledger is down from 09:00 to 09:40, and the opening goes on at 09:31. */
    @Test
    void an_opening_goes_on_from_signed_intents_while_the_ledger_is_down() { // invariants 1 to 4
        at("08:50:00");
        VouchedReceipt first = desk().receive(commit(1, 1));
        at("08:56:00");
        down = true;
        at("09:10:00");
        VouchedReceipt replaced = desk().receive(commit(2, 1));
        refuses(ErrorCode.NOT_YET_OPEN, () -> desk().bids(LOT));
        at("09:20:00");
        desk().receive(commit(2, 2));
        at("09:29:59");
        VouchedReceipt last = desk().receive(commit(3, 1));
        at("09:30:01");
        VouchedReceipt late = desk().receive(commit(4, 1));
        assertThat(late.receipt().refused()).contains(ErrorCode.DEADLINE_PASSED);
        late.receipt().requireSignedBy(PLATFORM.publicKey());
        assertThat(desk().receive(statement(1, new BidAct.Withdraw(2)))
                        .receipt()
                        .refused())
                .contains(ErrorCode.DEADLINE_PASSED);
        refuses(ErrorCode.NOT_YET_OPEN, () -> revealed(1, 1));
        refuses(ErrorCode.NOT_YET_OPEN, this::open);

        at("09:31:00");
        open();
        assertThat(desk().bidding(LOT).count().bidders()).isEqualTo(3);
        assertThat(desk().bidding(LOT).marks())
                .containsExactlyInAnyOrder(BidMark.ANCHORED_AFTER_OPENING, BidMark.CENTRE_ALONE);
        assertThat(revealed(1, 1)).isEqualTo(BidHead.State.VERIFIED);
        assertThat(revealed(2, 2)).isEqualTo(BidHead.State.VERIFIED);

        down = false;
        at("09:45:00");
        undecrypted(3, Undecrypted.Fault.BIDDER);
        desk().act(record(new Conclusion(3, 2, desk().bidding(LOT).marks()), WITNESS));
        at("09:46:00");

        BiddingHead onLedger = BiddingHead.require(ledger.heads(), LOT);
        assertThat(onLedger.phase()).isEqualTo(BiddingHead.Phase.CONCLUDED);
        assertThat(onLedger.count()).isEqualTo(new BiddingHead.Count(3, 3, 0, 2));
        assertThat(List.of(state(1), state(2), state(3), state(4)))
                .containsExactly("VERIFIED", "VERIFIED", "REVOKED", "NONE");
        Instant up = Instant.parse("2026-03-16T09:40:00+08:00");
        assertThat(anchored(first)).isBefore(up);
        assertThat(List.of(anchored(replaced), anchored(last))).allMatch(time -> time.isAfter(up));
        assertThat(marks()).isNotEmpty().allMatch(marks -> marks.contains(BidMark.ANCHORED_AFTER_OPENING));
    }

    /** The case sealed-bids-mismatch.json. */
    @Test
    void a_replaced_version_never_verifies_and_others_fault_withdraws() { // invariant 2
        desk().receive(commit(1, 1));
        desk().receive(commit(2, 1));
        at("09:20:00");
        desk().receive(commit(2, 2));
        desk().receive(commit(3, 1));
        at("09:30:01");
        at("09:31:00");
        open();
        assertThat(revealed(2, 1)).isEqualTo(BidHead.State.MISMATCH);
        refuses(ErrorCode.STATE_FORBIDS, () -> revealed(2, 2));
        assertThat(revealed(1, 1)).isEqualTo(BidHead.State.VERIFIED);
        undecrypted(3, Undecrypted.Fault.OTHER);
        desk().act(record(new Conclusion(3, 1, desk().bidding(LOT).marks()), WITNESS));
        at("09:36:00");

        assertThat(BiddingHead.require(ledger.heads(), LOT).count()).isEqualTo(new BiddingHead.Count(3, 3, 0, 1));
        assertThat(BiddingHead.require(ledger.heads(), LOT).marks()).containsExactly(BidMark.CENTRE_ALONE);
        assertThat(List.of(state(2), state(3))).containsExactly("MISMATCH", "WITHDRAWN");
    }

    @Test
    void too_few_bids_are_not_opened() { // invariant 3
        desk().receive(commit(1, 1));
        desk().receive(commit(2, 1));
        desk().receive(statement(2, new BidAct.Withdraw(2)));
        desk().receive(commit(3, 1));
        at("09:31:00");
        open();
        at("09:31:05");
        BiddingHead failed = BiddingHead.require(ledger.heads(), LOT);
        assertThat(failed.phase()).isEqualTo(BiddingHead.Phase.FAILED);
        assertThat(failed.count().bidders()).isEqualTo(2);
        refuses(ErrorCode.REFERENCE_UNKNOWN, () -> revealed(1, 1));
        refuses(ErrorCode.NOT_YET_OPEN, () -> desk().leaves(LOT));
        assertThat(told(ledger.all())).doesNotContain("91999999B");
    }

    @Test
    void equal_feature_codes_become_an_alert_and_no_finding() {
        for (int bidder = 1; bidder <= 3; bidder++) {
            desk().receive(commit(bidder, 1));
        }
        at("09:31:00");
        open();
        Map<Feature, String> codes = new EnumMap<>(Map.of(Feature.MACHINE, "BFEB-FBFF"));
        desk().reveal(reveal(1, 1), codes);
        desk().reveal(reveal(2, 1), Map.of(Feature.MACHINE, "BFEB-FBFF", Feature.DONGLE, "D-2"));
        desk().reveal(reveal(3, 1), Map.of(Feature.DONGLE, "D-3"));
        at("09:32:00");

        List<Collision> alerts = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_COLLISION)
                .map(record -> Collision.fromJson(record.body()))
                .toList();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.feature()).isEqualTo(Feature.MACHINE);
            assertThat(alert.bidders()).containsExactly(code(1), code(2));
        });
        assertThat(told(ledger.all())).doesNotContain("BFEB-FBFF");
        assertThat(List.of(state(1), state(2))).containsOnly("VERIFIED");
    }

    @Test
    void only_registered_people_of_the_centre_open() {
        at("09:31:00");
        PrivateKey stranger = PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM);
        refuses(ErrorCode.KEY_UNKNOWN, () -> desk().act(record(new BidOpening(DEADLINE), stranger)));
        refuses(
                ErrorCode.SCHEMA_INVALID,
                () -> desk().act(record(new Window(DEADLINE.plusSeconds(60), 3, Duration.ofMinutes(5), 8), WITNESS)));
        refuses(
                ErrorCode.DEADLINE_PASSED,
                () -> desk().act(record(new Extension(DEADLINE.plusSeconds(60), "延期"), TENDERER)));
        refuses(
                ErrorCode.ROLE_FORBIDDEN,
                () -> desk().act(record(new Extension(DEADLINE.plusSeconds(60), "延期"), WITNESS)));
        JsonObject altered = record(new BidOpening(DEADLINE), WITNESS)
                .toJson()
                .with("salt", Salt.random(RANDOM).value());
        refuses(ErrorCode.SIGNATURE_INVALID, () -> desk().act(ReadableRecord.parse(altered)));
    }

    @Test
    void killed_at_any_write_it_keeps_every_bid_that_has_a_receipt_and_ends_alike() {
        for (int write = 1; write < 40; write++) {
            for (boolean effective : List.of(true, false)) {
                BidOpeningTest run = new BidOpeningTest();
                run.folder = folder.resolve(write + "-" + effective);
                run.open_the_window();
                run.disk.dieAt(write, effective);
                run.untilDone();
                assertThat(BiddingHead.require(run.ledger.heads(), LOT).count())
                        .as("killed at write %d", write)
                        .isEqualTo(new BiddingHead.Count(3, 3, 0, 3));
            }
        }
    }

    /** The marks of every record that came to the ledger after the opening had begun. */
    private List<Set<BidMark>> marks() {
        Instant deadline = DEADLINE.plus(Window.GRACE);
        return ledger.all().stream()
                .filter(record -> ledger.time(record.id()).isAfter(deadline))
                .filter(record -> record.type() != RecordType.BID_OPENING)
                .map(record -> record.body().array("marks").strings())
                .map(names -> {
                    Set<BidMark> marks = new HashSet<>();
                    names.forEach(name -> marks.add(BidMark.valueOf(name)));
                    return marks;
                })
                .toList();
    }

    private void untilDone() {
        for (int bidder = 1; bidder <= 3; bidder++) {
            BidStatement statement = commit(bidder, 1);
            surviving(() -> desk().receive(statement));
        }
        surviving(() -> at("09:31:00"));
        ReadableRecord opening = record(new BidOpening(DEADLINE), WITNESS);
        surviving(() -> desk().act(opening));
        for (int bidder = 1; bidder <= 3; bidder++) {
            BidStatement statement = reveal(bidder, 1);
            surviving(() -> {
                if (state(statement.bidder()) == BidHead.State.LOCKED) {
                    desk().reveal(statement, Map.of());
                }
            });
        }
        surviving(() -> at("09:33:00"));
    }

    /** Does it again in a new process if the old one is killed. */
    private void surviving(Runnable step) {
        try {
            step.run();
        } catch (StoreFailure killed) {
            disk.revive();
            start();
            step.run();
        }
    }
}
