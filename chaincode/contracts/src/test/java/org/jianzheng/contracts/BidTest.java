/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.alert.Analysis;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.Collision;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicy;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BidTest {
    private static final List<UnifiedCreditCode> BIDDERS = Stream.of(
                    "91999999B00000019A", "91999999B000000275", "91999999B000000350")
            .map(UnifiedCreditCode::parse)
            .toList();
    private static final Set<BidMark> ALONE = Set.of(BidMark.CENTRE_ALONE);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final BidNonce NONCE = new BidNonce("5a".repeat(32));
    private static final Digest FILE = HashSuite.SM3.digest("加密投标文件".getBytes(StandardCharsets.UTF_8));
    private static final Digest OTHER_FILE = HashSuite.SM3.digest(new byte[] {7});

    private final Play play = new Play().in(Stage.TENDERING);
    private final Actor platform = Actor.of("CityMSP", Role.PLATFORM);
    private final Actor tenderer = Actor.of("CityMSP", Role.TENDERER);
    private final Actor regulator = Actor.of("RegulatorMSP", Role.PLATFORM);
    private final List<Actor> bidders =
            BIDDERS.stream().map(code -> Actor.of("CityMSP", Role.BIDDER)).toList();
    private final PrivateKey checkpointKey = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    private Instant deadline = Instant.EPOCH;

    @BeforeEach
    void open_the_window() {
        play.accept(play.registration(play.cityRegistrar, platform));
        play.accept(play.registration(play.cityRegistrar, tenderer));
        play.accept(play.registration(play.regulatorRegistrar, regulator));
        deadline = play.ledger.now().plus(WINDOW);
        play.accept(about(play.staff, new Window(deadline, 3, Duration.ofMinutes(30), 8)));
    }

    private ReadableRecord about(Actor by, RecordBody body, UnifiedCreditCode... bidders) {
        return play.record(by, body, subjects(List.of(bidders)));
    }

    private static UnaryOperator<ReadableRecord.Builder> subjects(List<UnifiedCreditCode> bidders) {
        return draft -> draft.lot(Play.LOT)
                .subjects(bidders.stream().map(Subject.Organisation::new).toList());
    }

    private JsonObject bidding() {
        return play.ledger.value("head/bidding/" + Play.LOT).orElseThrow();
    }

    private String bid(int bidder) {
        return play.ledger
                .value("head/bid/" + Play.LOT + "." + BIDDERS.get(bidder))
                .orElseThrow()
                .string("state");
    }

    private void at(Instant time) {
        play.ledger.pass(Duration.between(play.ledger.now(), time).minusSeconds(1));
    }

    private static Batch batch(int number, Instant closedAt) {
        return new Batch(number, closedAt, 8, DualDigest.of(new byte[] {(byte) number}), Set.of());
    }

    private Batch last() {
        return batch(2, deadline);
    }

    private void batches() {
        at(deadline.minus(Duration.ofMinutes(30)));
        play.accept(about(platform, batch(1, deadline.minus(Duration.ofMinutes(30)))));
        at(deadline);
        play.accept(about(platform, last()));
    }

    private Disclosure disclosure(int bidders, List<Disclosure.DisclosedBid> bids, Set<BidMark> marks) {
        return new Disclosure(
                bidders, 0, bids, last(), DualDigest.of(new byte[] {9}), Optional.empty(), Optional.empty(), marks);
    }

    private List<Disclosure.DisclosedBid> bids() {
        List<Disclosure.DisclosedBid> bids = new ArrayList<>();
        for (int i = 0; i < BIDDERS.size(); i++) {
            bids.add(new Disclosure.DisclosedBid(
                    BIDDERS.get(i),
                    1,
                    BidCommitment.of(Play.LOT, BIDDERS.get(i), NONCE.bytes(), FILE),
                    play.publicKey(bidders.get(i))));
        }
        return bids;
    }

    private void disclosed() {
        batches();
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.accept(disclosing(disclosure(3, bids(), ALONE)));
    }

    private ReadableRecord disclosing(Disclosure disclosure) {
        return play.record(
                platform,
                disclosure,
                subjects(disclosure.bids().stream()
                        .map(Disclosure.DisclosedBid::bidder)
                        .toList()));
    }

    private BidStatement statement(int bidder, Digest file) {
        return BidStatement.sign(
                new BidAct.Reveal(NONCE, file),
                Play.LOT,
                BIDDERS.get(bidder),
                play.ledger.now(),
                bidders.get(bidder).key());
    }

    private ReadableRecord reveal(int bidder, Digest file, Reveal.Outcome outcome) {
        return about(platform, new Reveal(statement(bidder, file), outcome, ALONE), BIDDERS.get(bidder));
    }

    private ReadableRecord undecrypted(Actor by, int bidder, Undecrypted.Fault fault) {
        return about(by, new Undecrypted(BIDDERS.get(bidder), fault, "解密失败(示例)", ALONE), BIDDERS.get(bidder));
    }

    @Test
    void the_deadline_is_moved_later_and_only_before_it_has_passed() { // invariant 1
        play.refuse("STATE_FORBIDS", about(tenderer, new Extension(deadline.minusSeconds(60), "提前")));
        at(deadline.minusSeconds(1));
        Instant later = deadline.plus(WINDOW);
        play.accept(about(tenderer, new Extension(later, "答疑延期")));
        deadline = later;

        at(deadline);
        ReadableRecord atTheDeadline = about(tenderer, new Extension(deadline.plus(WINDOW), "再次延期"));
        play.refuse("DEADLINE_PASSED", atTheDeadline);
    }

    @Test
    void an_amendment_that_comes_late_cannot_be_dated_back() { // invariant 1
        at(deadline.minusSeconds(10));
        ReadableRecord made = about(tenderer, new Extension(deadline.plus(WINDOW), "答疑延期"));
        play.ledger.pass(Duration.ofSeconds(11));
        play.refuse("DEADLINE_PASSED", made);
    }

    @Test
    void what_was_revealed_and_does_not_match_never_becomes_verified() { // invariant 2
        disclosed();
        play.refuse("SEALED_MISMATCH", reveal(0, OTHER_FILE, Reveal.Outcome.VERIFIED));
        play.accept(reveal(0, OTHER_FILE, Reveal.Outcome.MISMATCH));
        play.refuse("STATE_FORBIDS", reveal(0, FILE, Reveal.Outcome.VERIFIED));
        play.refuse("STATE_FORBIDS", undecrypted(play.witness, 0, Undecrypted.Fault.REMEDY_USED));
        assertThat(bid(0)).isEqualTo("MISMATCH");
    }

    @Test
    void the_platform_can_make_no_bid_fail_without_the_bidder() { // invariant 2
        disclosed();
        BidStatement forged = BidStatement.sign(
                new BidAct.Reveal(NONCE, OTHER_FILE), Play.LOT, BIDDERS.get(0), play.ledger.now(), platform.key());
        play.refuse(
                "SIGNATURE_INVALID",
                about(platform, new Reveal(forged, Reveal.Outcome.MISMATCH, ALONE), BIDDERS.get(0)));
        play.refuse("SEALED_MISMATCH", reveal(0, FILE, Reveal.Outcome.MISMATCH));
        play.refuse("ROLE_FORBIDDEN", undecrypted(platform, 0, Undecrypted.Fault.BIDDER));
    }

    @Test
    void the_count_is_taken_at_the_deadline_and_no_later_failure_changes_it() { // invariant 3
        disclosed();
        play.refuse("ITEMS_INCOMPLETE", about(play.witness, new Conclusion(3, 0, ALONE)));
        play.accept(reveal(0, FILE, Reveal.Outcome.VERIFIED));
        play.accept(reveal(1, FILE, Reveal.Outcome.VERIFIED));
        play.accept(undecrypted(play.session, 2, Undecrypted.Fault.BIDDER));
        assertThat(bid(2)).isEqualTo("REVOKED");

        play.refuse("STATE_FORBIDS", about(play.witness, new Conclusion(2, 2, ALONE)));
        play.accept(about(play.witness, new Conclusion(3, 2, ALONE)));
        assertThat(bidding().string("phase")).isEqualTo("CONCLUDED");
    }

    @Test
    void fewer_bids_than_the_minimum_are_not_told_and_the_lot_fails() { // invariant 3
        batches();
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.refuse("STATE_FORBIDS", disclosing(disclosure(2, bids().subList(0, 2), ALONE)));
        play.accept(disclosing(disclosure(2, List.of(), ALONE)));

        assertThat(bidding().string("phase")).isEqualTo("FAILED");
        play.refuse("REFERENCE_UNKNOWN", reveal(0, FILE, Reveal.Outcome.VERIFIED));
    }

    @Test
    void before_the_opening_the_ledger_holds_nothing_that_depends_on_a_bid() { // invariant 4
        batches();
        play.refuse("NOT_YET_OPEN", reveal(0, FILE, Reveal.Outcome.VERIFIED));
        play.refuse("NOT_YET_OPEN", undecrypted(play.witness, 0, Undecrypted.Fault.BIDDER));
        play.refuse("NOT_YET_OPEN", deposit());
        play.refuse("NOT_YET_OPEN", collision());
        play.refuse("STATE_FORBIDS", disclosing(disclosure(3, bids(), ALONE)));
        play.ledger
                .state()
                .forEach((key, value) -> assertThat(key + new String(value, StandardCharsets.UTF_8))
                        .doesNotContain(
                                BIDDERS.stream().map(UnifiedCreditCode::value).toArray(String[]::new)));
        assertThat(bidding().object("count").toString())
                .isEqualTo("{\"bidders\":0,\"disclosed\":0,\"locked\":0,\"toEvaluation\":0}");
    }

    @Test
    void nobody_opens_before_the_deadline_or_before_its_batch_is_closed() {
        at(deadline.minusSeconds(1));
        play.refuse("NOT_YET_OPEN", about(play.witness, new BidOpening(deadline)));
        at(deadline);
        play.refuse("NOT_YET_OPEN", about(play.witness, new BidOpening(deadline)));
        play.accept(about(platform, batch(1, deadline)));
        play.refuse("ROLE_FORBIDDEN", about(platform, new BidOpening(deadline)));
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.refuse("STATE_FORBIDS", about(play.witness, new BidOpening(deadline)));
    }

    @Test
    void a_batch_that_comes_when_the_opening_may_have_begun_says_so_in_every_proof() {
        at(deadline.plusSeconds(60));
        Instant opened = play.ledger.now();
        Batch late = batch(1, deadline);
        play.refuse("STATE_FORBIDS", about(platform, late));
        play.accept(about(platform, late.marked(Set.of(BidMark.ANCHORED_AFTER_OPENING))));

        at(opened);
        play.accept(about(play.witness, new BidOpening(deadline)));
        Set<BidMark> both = Set.of(BidMark.ANCHORED_AFTER_OPENING, BidMark.CENTRE_ALONE);
        Disclosure unmarked = new Disclosure(
                3, 0, bids(), late, DualDigest.of(new byte[] {9}), Optional.empty(), Optional.empty(), ALONE);
        play.refuse("STATE_FORBIDS", disclosing(unmarked));
        play.accept(disclosing(new Disclosure(
                3, 0, bids(), late, DualDigest.of(new byte[] {9}), Optional.empty(), Optional.empty(), both)));
        play.refuse("STATE_FORBIDS", reveal(0, FILE, Reveal.Outcome.VERIFIED));
        play.accept(about(platform, new Reveal(statement(0, FILE), Reveal.Outcome.VERIFIED, both), BIDDERS.get(0)));
    }

    @Test
    void another_organisations_signature_on_the_last_batch_vouches_for_the_time() {
        at(deadline);
        Batch only = batch(1, deadline);
        Actor own = Actor.of("CityMSP", Role.PLATFORM);
        play.accept(play.registration(play.cityRegistrar, own));
        play.refuse("ROLE_FORBIDDEN", cosigned(only, own));
        play.accept(cosigned(only, regulator));
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.accept(disclosing(new Disclosure(
                3, 0, bids(), only, DualDigest.of(new byte[] {9}), Optional.empty(), Optional.empty(), Set.of())));
    }

    private ReadableRecord cosigned(Batch batch, Actor beside) {
        return play.draft(platform, batch, draft -> draft.lot(Play.LOT)).sign(platform.key(), beside.key());
    }

    @Test
    void a_stamp_in_the_disclosure_vouches_for_the_time() {
        batches();
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.refuse("STATE_FORBIDS", disclosing(disclosure(3, bids(), Set.of())));
        play.accept(disclosing(new Disclosure(
                3,
                0,
                bids(),
                last(),
                DualDigest.of(new byte[] {9}),
                Optional.of("c3RhbXA"),
                Optional.empty(),
                Set.of())));
    }

    private TimeVouch vouch(String organisation, Batch about, Instant at) {
        return TimeVouch.sign(
                OrganisationId.parse(organisation),
                at,
                TimeVouch.among(List.of(HashSuite.SM3.digest(Disclosure.stamped(about))), new Random(3)),
                checkpointKey);
    }

    private ReadableRecord vouchedFor(TimeVouch vouch) {
        return disclosing(new Disclosure(
                3, 0, bids(), last(), DualDigest.of(new byte[] {9}), Optional.empty(), Optional.of(vouch), Set.of()));
    }

    @Test
    void what_another_organisation_signed_about_the_last_batch_vouches_for_the_time() {
        batches();
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.refuse("STATE_FORBIDS", vouchedFor(vouch("CityMSP", last(), deadline)));
        play.refuse("STATE_FORBIDS", vouchedFor(vouch("RegulatorMSP", batch(1, deadline), deadline)));
        play.refuse("TIME_IMPLAUSIBLE", vouchedFor(vouch("RegulatorMSP", last(), deadline.plusSeconds(600))));
        play.accept(vouchedFor(vouch("RegulatorMSP", last(), deadline)));
    }

    @Test
    void a_signature_about_the_last_batch_must_fit_the_checkpoint_key_that_the_ledger_knows() {
        play.accept(play.record(
                play.cityRegistrar,
                new CosignerPolicy(
                        1,
                        "jianzheng.example/jianzheng/0123456789abcdef",
                        1,
                        List.of(),
                        List.of(new Cosigner(
                                regulator.organisation(),
                                "regulator.jianzheng.example",
                                Actor.of("RegulatorMSP", Role.CHECKPOINT_COSIGNER, SignatureAlgorithm.ED25519)
                                        .key()
                                        .publicKey(),
                                checkpointKey.publicKey())))));
        batches();
        play.accept(about(play.witness, new BidOpening(deadline)));
        TimeVouch signed = vouch("RegulatorMSP", last(), deadline);
        TimeVouch moved =
                new TimeVouch(signed.organisation(), signed.at().plusSeconds(1), signed.digests(), signed.signature());
        play.refuse("SIGNATURE_INVALID", vouchedFor(moved));
        play.accept(vouchedFor(signed));
    }

    @Test
    void many_bids_are_told_in_parts() {
        batches();
        play.accept(about(play.witness, new BidOpening(deadline)));
        play.accept(disclosing(disclosure(3, bids().subList(0, 2), ALONE)));
        play.refuse("NOT_YET_OPEN", reveal(0, FILE, Reveal.Outcome.VERIFIED));
        Disclosure again = new Disclosure(
                3,
                2,
                bids().subList(0, 1),
                last(),
                DualDigest.of(new byte[] {9}),
                Optional.empty(),
                Optional.empty(),
                ALONE);
        play.refuse("STATE_FORBIDS", disclosing(again));
        play.accept(disclosing(new Disclosure(
                3,
                2,
                bids().subList(2, 3),
                last(),
                DualDigest.of(new byte[] {9}),
                Optional.empty(),
                Optional.empty(),
                ALONE)));
        play.accept(reveal(2, FILE, Reveal.Outcome.VERIFIED));
    }

    @EnumSource
    @ParameterizedTest
    void whose_fault_it_was_decides_what_becomes_of_an_undecrypted_bid(Undecrypted.Fault fault) {
        disclosed();
        play.accept(undecrypted(play.witness, 1, fault));
        assertThat(bid(1))
                .isEqualTo(
                        switch (fault) {
                            case BIDDER -> "REVOKED";
                            case OTHER -> "WITHDRAWN";
                            case REMEDY_USED -> "REMEDIED";
                        });
        assertThat(bidding().object("count").integer("toEvaluation"))
                .isEqualTo(fault == Undecrypted.Fault.REMEDY_USED ? 1 : 0);
        play.refuse("STATE_FORBIDS", reveal(1, FILE, Reveal.Outcome.VERIFIED));
    }

    @Test
    void deposits_are_looked_up_and_collisions_told_once_the_bids_are_disclosed() {
        disclosed();
        play.accept(deposit());
        ReadableRecord collision = play.accept(collision());
        AlertHead alert = AlertHead.require(play.ledger::head, collision.ref());
        assertThat(alert.state()).isEqualTo(AlertHead.State.RAISED);
        assertThat(alert.analysis()).isEqualTo(Analysis.IDENTICAL_FEATURES);
        assertThat(alert.subjects()).isEqualTo(collision.subjects());
        play.refuse("REFERENCE_UNKNOWN", about(platform, paid(Play.AGENCY_CODE), Play.AGENCY_CODE));
        play.accept(about(
                platform,
                new Deposit(
                        BIDDERS.get(1),
                        Optional.empty(),
                        Deposit.Result.UNKNOWN,
                        Optional.of("银行接口无应答(虚构)"),
                        Optional.empty()),
                BIDDERS.get(1)));
        assertThat(bid(0)).as("an alert changes no bid").isEqualTo("LOCKED");
    }

    private ReadableRecord deposit() {
        return about(platform, paid(BIDDERS.get(0)), BIDDERS.get(0));
    }

    private static Deposit paid(UnifiedCreditCode bidder) {
        return new Deposit(
                bidder,
                Optional.of(Deposit.Form.GUARANTEE),
                Deposit.Result.PAID,
                Optional.empty(),
                Optional.of(DualDigest.of(new byte[] {1})));
    }

    private ReadableRecord collision() {
        return about(
                platform,
                new Collision(Feature.MACHINE, FeatureTag.parse("ab".repeat(32)), BIDDERS.subList(0, 2)),
                BIDDERS.get(0),
                BIDDERS.get(1));
    }

    @Test
    void batches_follow_one_another_up_to_the_deadline_with_a_constant_number_of_leaves() {
        Instant first = deadline.minus(Duration.ofMinutes(30));
        at(first);
        play.refuse("STATE_FORBIDS", about(platform, batch(2, first)));
        play.refuse("STATE_FORBIDS", about(platform, new Batch(1, first, 4, DualDigest.of(new byte[] {1}), Set.of())));
        play.refuse("TIME_IMPLAUSIBLE", about(platform, batch(1, deadline)));
        play.accept(about(platform, batch(1, first)));
        play.refuse("STATE_FORBIDS", about(platform, batch(2, first)));
        at(deadline.plusSeconds(2));
        play.refuse("STATE_FORBIDS", about(platform, batch(2, deadline.plusSeconds(1))));
    }

    @Test
    void only_the_centre_of_the_lot_receives_its_bids() {
        Actor county = Actor.of("CountyMSP", Role.PLATFORM);
        play.accept(play.registration(play.countyRegistrar, county));
        play.refuse("MSP_MISMATCH", about(county, batch(1, deadline)));
        play.refuse("MSP_MISMATCH", about(play.countyStaff, new Extension(deadline.plus(WINDOW), "延期")));
        play.refuse("ALREADY_OPEN", about(play.staff, new Window(deadline, 3, Duration.ofMinutes(30), 8)));
        play.refuse("SUBJECTS_MISMATCH", about(platform, batch(1, deadline), BIDDERS.get(0)));
    }
}
