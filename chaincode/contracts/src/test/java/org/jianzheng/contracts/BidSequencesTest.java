/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.junit.jupiter.api.Test;

/**
 * Whatever is tried in whatever order around the deadline, the contracts take and refuse the same, and the heads of the lot and of each bid are
 * the same, as a second and simpler account of the rules ({@link BidReference}). Beyond the usual seeds: {@code -Dsequences=1000}.
 */
class BidSequencesTest {
    private static final int LENGTH = 110;
    private static final int SEEDS = 40;
    private static final List<UnifiedCreditCode> BIDDERS = Stream.of(
                    "91999999B00000019A", "91999999B000000275", "91999999B000000350", "91999999B00000043T")
            .map(UnifiedCreditCode::parse)
            .toList();
    private static final DualDigest LEAVES = DualDigest.of(new byte[] {9});

    @Test
    void the_ledger_and_a_second_account_of_the_rules_agree_after_every_step() { // invariants 1 to 4
        Set<String> phases = new HashSet<>();
        Set<String> outcomes = new HashSet<>();
        Sequences.hold(SEEDS, LENGTH, BidCommand::draw, commands -> {
            Walk walk = new Walk();
            walk.walk(commands);
            phases.add(walk.reference.phase());
            outcomes.addAll(walk.reference.told().values());
        });
        assertThat(phases).as("sequences come far enough").contains("CONCLUDED", "FAILED", "RECEIVING");
        assertThat(outcomes).contains("VERIFIED", "MISMATCH", "REVOKED", "WITHDRAWN", "REMEDIED");
    }

    /** One lot, its bidders and the platform that receives them. */
    private static final class Walk {
        private final Play play = new Play().in(Stage.TENDERING);
        private final Actor platform = Actor.of("CityMSP", Role.PLATFORM);
        private final Actor another = Actor.of("RegulatorMSP", Role.PLATFORM);
        private final Actor own = Actor.of("CityMSP", Role.PLATFORM);
        private final List<Actor> bidders =
                BIDDERS.stream().map(code -> Actor.of("CityMSP", Role.BIDDER)).toList();
        private final BidReference reference;

        Walk() {
            play.accept(play.registration(play.cityRegistrar, platform));
            play.accept(play.registration(play.cityRegistrar, own));
            play.accept(play.registration(play.regulatorRegistrar, another));
            Instant deadline = play.ledger.now().plus(Duration.ofMinutes(10));
            reference = new BidReference(deadline);
            play.accept(about(
                    play.staff,
                    new Window(deadline, BidReference.MINIMUM, Duration.ofMinutes(1), BidReference.LEAVES),
                    List.of()));
        }

        private ReadableRecord about(Actor by, RecordBody body, List<UnifiedCreditCode> subjects) {
            return draft(by, body, subjects).sign(by.key());
        }

        private ReadableRecord.Builder draft(Actor by, RecordBody body, List<UnifiedCreditCode> subjects) {
            return play.draft(
                    by,
                    body,
                    draft -> draft.lot(Play.LOT)
                            .subjects(subjects.stream()
                                    .<Subject>map(Subject.Organisation::new)
                                    .toList()));
        }

        void walk(List<BidCommand> commands) {
            for (BidCommand command : commands) {
                step(command);
                compare();
            }
        }

        private void step(BidCommand command) {
            switch (command) {
                case BidCommand.Pass pass -> play.ledger.pass(Duration.ofSeconds(pass.seconds()));
                case BidCommand.PassDeadline pass -> {
                    // The record after it is a second later.
                    Instant until = reference.deadline().plusSeconds(pass.offset() - 1);
                    if (until.isAfter(play.ledger.now())) {
                        play.ledger.pass(Duration.between(play.ledger.now(), until));
                    }
                }
                case BidCommand.Commit commit -> reference.state(commit, play.ledger.now());
                case BidCommand.Withdraw withdraw -> reference.state(withdraw, play.ledger.now());
                case BidCommand.Extend extend ->
                    attempt(
                            extend,
                            about(
                                    play.staff,
                                    new Extension(reference.deadline().plusSeconds(extend.seconds()), "延期(虚构)"),
                                    List.of()));
                case BidCommand.Close close -> attempt(close, batch(close));
                case BidCommand.Open open ->
                    attempt(
                            open,
                            about(
                                    open.byPlatform() ? platform : play.witness,
                                    new BidOpening(reference.deadline().plusSeconds(open.deadlineOff())),
                                    List.of()));
                case BidCommand.Disclose disclose -> disclosure(disclose).ifPresent(told -> attempt(disclose, told));
                case BidCommand.Reveal reveal -> attempt(reveal, reveal(reveal));
                case BidCommand.Fail fail -> {
                    UnifiedCreditCode bidder = BIDDERS.get(fail.bidder());
                    attempt(
                            fail,
                            about(
                                    fail.byPlatform() ? platform : play.witness,
                                    new Undecrypted(bidder, fail.fault(), "解密失败(虚构)", marks()),
                                    List.of(bidder)));
                }
                case BidCommand.Conclude conclude ->
                    attempt(
                            conclude,
                            about(
                                    play.witness,
                                    new Conclusion(
                                            reference.bidders() + conclude.biddersOff(),
                                            Math.toIntExact(reference.evaluated()) + conclude.evaluationOff(),
                                            marks()),
                                    List.of()));
            }
        }

        private void attempt(BidCommand command, ReadableRecord record) {
            Optional<String> refusal = reference.refusal(command, record.at());
            RecordsLedger.Outcome expected =
                    refusal.map(RecordsLedger.Outcome::refused).orElse(RecordsLedger.Outcome.ACCEPTED);
            assertThat(play.submit(record)).as("%s", command).isEqualTo(expected);
            if (refusal.isEmpty()) {
                assertThat(play.submit(record)).as("%s again", command).isEqualTo(RecordsLedger.Outcome.UNCHANGED);
                reference.accept(command, record.at());
            }
        }

        private ReadableRecord batch(BidCommand.Close close) {
            Instant at = play.ledger.now().plusSeconds(1);
            Batch body = new Batch(
                    reference.batches() + 1 + close.skipped(),
                    reference.closing(close, at),
                    close.leaves(),
                    DualDigest.of(new byte[] {(byte) reference.batches()}),
                    close.marked() ? Set.of(BidMark.ANCHORED_AFTER_OPENING) : Set.of());
            ReadableRecord.Builder draft = draft(platform, body, List.of());
            return switch (close.beside()) {
                case NOBODY -> draft.sign(platform.key());
                case ANOTHER_ORGANISATION -> draft.sign(platform.key(), another.key());
                case THE_OWN -> draft.sign(platform.key(), own.key());
            };
        }

        /** Tells what stands, of the newest batch; before there is one there is nothing to tell. */
        private Optional<ReadableRecord> disclosure(BidCommand.Disclose disclose) {
            boolean fails = reference.standing().size() < BidReference.MINIMUM;
            List<Disclosure.DisclosedBid> bids = fails
                    ? List.of()
                    : reference.standing().entrySet().stream()
                            .map(bid -> new Disclosure.DisclosedBid(
                                    BIDDERS.get(bid.getKey()),
                                    bid.getValue().version(),
                                    commitment(bid.getKey(), bid.getValue().file()),
                                    play.publicKey(bidders.get(bid.getKey()))))
                            .toList();
            return bidding().last().map(last -> {
                Disclosure body = new Disclosure(
                        reference.standing().size(),
                        0,
                        bids,
                        last,
                        LEAVES,
                        disclose.stamped() ? Optional.of("c3RhbXA") : Optional.empty(),
                        Optional.empty(),
                        marks(disclose.late(), disclose.alone()));
                return about(
                        platform,
                        body,
                        bids.stream().map(Disclosure.DisclosedBid::bidder).toList());
            });
        }

        private static Digest file(int file) {
            return HashSuite.SM3.digest(("加密投标文件(虚构) " + file).getBytes(StandardCharsets.UTF_8));
        }

        private static BidNonce nonce(int bidder) {
            return new BidNonce(("0" + bidder).repeat(32));
        }

        private static BidCommitment commitment(int bidder, int file) {
            return BidCommitment.of(Play.LOT, BIDDERS.get(bidder), nonce(bidder).bytes(), file(file));
        }

        private ReadableRecord reveal(BidCommand.Reveal reveal) {
            int bidder = reveal.bidder();
            UnifiedCreditCode code = BIDDERS.get(bidder);
            int committed = Optional.ofNullable(reference.standing().get(bidder))
                    .map(BidReference.Standing::file)
                    .orElse(0);
            BidStatement statement = BidStatement.sign(
                    new BidAct.Reveal(nonce(bidder), file(reveal.otherFile() ? committed + 1 : committed)),
                    Play.LOT,
                    code,
                    play.ledger.now(),
                    (reveal.otherKey() ? platform : bidders.get(bidder)).key());
            boolean verified = reveal.otherFile() == reveal.lie();
            Reveal.Outcome outcome = verified ? Reveal.Outcome.VERIFIED : Reveal.Outcome.MISMATCH;
            return about(platform, new Reveal(statement, outcome, marks()), List.of(code));
        }

        private Set<BidMark> marks() {
            return marks(reference.late(), reference.alone());
        }

        private static Set<BidMark> marks(boolean late, boolean alone) {
            Set<BidMark> marks = new HashSet<>();
            if (late) {
                marks.add(BidMark.ANCHORED_AFTER_OPENING);
            }
            if (alone) {
                marks.add(BidMark.CENTRE_ALONE);
            }
            return marks;
        }

        private BiddingHead bidding() {
            return BiddingHead.require(play.ledger::head, Play.LOT);
        }

        private void compare() {
            BiddingHead head = bidding();
            assertThat(head.phase().name()).isEqualTo(reference.phase());
            assertThat(head.window().deadline()).isEqualTo(reference.deadline());
            assertThat(head.last().map(Batch::number).orElse(0)).isEqualTo(reference.batches());
            assertThat(head.marks()).isEqualTo(marks());
            assertThat(head.count().bidders()).as("bidders").isEqualTo(reference.bidders());
            assertThat(head.count().toEvaluation()).as("to evaluation").isEqualTo((int) reference.evaluated());
            for (int bidder = 0; bidder < BIDDERS.size(); bidder++) {
                assertThat(BidHead.read(play.ledger::head, Play.LOT, BIDDERS.get(bidder))
                                .map(bid -> bid.state().name()))
                        .isEqualTo(Optional.ofNullable(reference.told().get(bidder)));
            }
        }
    }
}
