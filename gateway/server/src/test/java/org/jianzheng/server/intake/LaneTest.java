/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.log.Coverage;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.IntakeSettings;
import org.jianzheng.server.storage.FailingStore;
import org.jianzheng.server.storage.StoreFailure;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class LaneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final IntakeSettings SETTINGS = new IntakeSettings(
            50,
            DataSize.ofMegabytes(1),
            Duration.ofMillis(2),
            20,
            DataSize.ofMegabytes(1),
            4,
            Duration.ofMillis(300),
            Duration.ofDays(7));

    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final FailingStore store = new FailingStore();
    private final Records records = new Records(7);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private LogStore logStore;
    private LedgerLog log;
    private Running running;

    /** A gateway's intake from start to end of a process. */
    private record Running(Intake intake, Desk desk, SubmissionLane lane, BlockFollower follower, Troubles troubles) {

        void stop() {
            follower.stop();
            lane.close();
        }
    }

    private static final class NoCoverage implements Coverage {
        @Override
        public long cosignedSize() {
            return 0;
        }

        @Override
        public void whenCosigned(LongConsumer listener) {
            // Nothing is ever cosigned here.
        }
    }

    @BeforeEach
    void open() {
        logStore = LogStore.open(folder);
        log = LedgerLog.open(logStore);
        running = start();
    }

    @AfterEach
    void close() {
        running.stop();
        log.close();
        logStore.close();
    }

    private Running start() {
        Clock clock = Clock.systemUTC();
        Troubles troubles = new Troubles(registry, clock);
        LaneMetrics metrics = new LaneMetrics(registry, troubles, "CityMSP");
        Desk desk = new Desk(
                new IntentStore(store),
                new Pending(SETTINGS.maxWaiting(), SETTINGS.maxWaitingSize().toBytes()),
                new OnTheWay(SETTINGS.resubmit()),
                LogFixture.index(log),
                metrics,
                clock);
        Divergence divergence = new Divergence(ledger, List.of("CityMSP", "CountyMSP"), metrics);
        Delivery delivery = new Delivery(ledger, desk, divergence, clock, new Random(1));
        SubmissionLane lane = new SubmissionLane(ledger, desk, delivery, SETTINGS);
        BlockFollower follower = LogFixture.follower(ledger, log);
        follower.listen(lane);
        Intake intake = new Intake(new OrganisationId("CityMSP"), desk, new NoCoverage());
        lane.start(follower.entered());
        follower.start();
        return new Running(intake, desk, lane, follower, troubles);
    }

    private RecordStatus committed(Envelope record) throws InterruptedException {
        return running.intake.await(record.id(), Intake.Level.COMMITTED, PATIENCE);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition came in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private List<String> entries() {
        return java.util.stream.LongStream.range(0, log.size())
                .mapToObj(position -> LogEntry.parse(log.entry(position).orElseThrow()))
                .map(entry -> entry.record().string("id"))
                .toList();
    }

    @Test
    void brings_a_record_into_a_block() throws Exception {
        ReadableRecord record = records.item();
        assertThat(running.intake.accept(record))
                .isInstanceOfAny(
                        RecordStatus.Accepted.class, RecordStatus.Submitted.class, RecordStatus.Committed.class);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(record.id().value());
        await(() -> running.intake.unsettled() == 0);
    }

    @Test
    void gathers_what_comes_together_and_lets_head_changing_records_go_alone() throws Exception {
        ledger.setDown(true);
        List<Envelope> all = new java.util.ArrayList<>(records.items(5));
        all.add(2, records.stage());
        running.intake.acceptAll(all);
        ledger.setDown(false);
        for (Envelope record : all) {
            assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        }
        int stage = entries().indexOf(all.get(2).id().value());
        // What came before the stage on the same lot stands before it, what came after it stands after it.
        assertThat(stage).isEqualTo(2);
        assertThat(ledger.endorsedSizes()).allMatch(size -> size <= 3).contains(1);
    }

    @Test
    void answers_the_same_bytes_with_the_same_status_and_takes_them_once() throws Exception {
        ReadableRecord record = records.item();
        running.intake.accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(running.intake.accept(record)).isInstanceOf(RecordStatus.Committed.class);
        List<Intake.Taken> twice = running.intake.acceptAll(List.of(record, record));
        assertThat(twice).allMatch(Intake.Taken.In.class::isInstance);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void refuses_other_content_under_a_known_id() {
        ReadableRecord record = records.item();
        ledger.setDown(true);
        running.intake.accept(record);
        Envelope other =
                Envelope.parse(records.item().toJson().with("id", record.id().value()));
        assertThatThrownBy(() -> running.intake.accept(other))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RECORD_CONFLICT));
    }

    @Test
    void refuses_what_is_over_the_bound_and_keeps_the_rest() {
        ledger.setDown(true);
        List<Intake.Taken> taken = running.intake.acceptAll(List.copyOf(records.items(60)));
        assertThat(taken.stream().filter(Intake.Taken.In.class::isInstance)).hasSize(50);
        assertThat(taken.stream().filter(Intake.Taken.Not.class::isInstance).map(Intake.Taken.Not.class::cast))
                .extracting(not -> not.refusal().code())
                .containsOnly(ErrorCode.QUEUE_FULL);
    }

    @Test
    void keeps_the_code_of_a_refusal_and_tries_the_record_again_when_it_comes_again() throws Exception {
        ReadableRecord refused = records.item();
        ReadableRecord fine = records.item();
        ledger.refuse(envelope -> envelope.string("id").equals(refused.id().value())
                ? Optional.of(ErrorCode.KEY_UNKNOWN)
                : Optional.empty());
        running.intake.acceptAll(List.of(refused, fine));
        assertThat(committed(fine)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(committed(refused))
                .isInstanceOfSatisfying(
                        RecordStatus.Refused.class,
                        status -> assertThat(status.refusal().code()).isEqualTo(ErrorCode.KEY_UNKNOWN));
        assertThat(entries()).containsExactly(fine.id().value());
        ledger.refuse(envelope -> Optional.empty());
        running.intake.accept(refused);
        await(() -> running.intake.status(refused.id()).orElseThrow() instanceof RecordStatus.Committed);
    }

    @Test
    void submits_the_same_bytes_again_when_a_submit_was_lost() throws Exception {
        ledger.failSubmit(FakeLedger.SubmitFault.LOST, FakeLedger.SubmitFault.LOST);
        ReadableRecord record = records.item();
        running.intake.accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(ledger.submitted()).hasSize(3);
        byte[] first = ledger.submitted().getFirst().bytes();
        assertThat(ledger.submitted()).allMatch(each -> Arrays.equals(each.bytes(), first));
        assertThat(ledger.endorsedSizes()).hasSize(1);
    }

    @Test
    void believes_a_block_more_than_a_reported_failure() throws Exception {
        ledger.failSubmit(FakeLedger.SubmitFault.ORDERED_BUT_REPORTED_FAILED);
        ReadableRecord record = records.item();
        running.intake.accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(ledger.submitted()).hasSize(1);
    }

    @Test
    void builds_another_transaction_only_after_the_epoch_has_killed_the_first() throws Exception {
        ledger.failSubmit(FakeLedger.SubmitFault.LOST);
        ledger.hold();
        ReadableRecord record = records.item();
        running.intake.accept(record);
        await(() -> ledger.submitted().size() > 1);
        assertThat(ledger.endorsedSizes()).hasSize(1);
        ledger.changeEpoch();
        await(() -> ledger.endorsedSizes().size() > 1);
        ledger.release();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(record.id().value());
    }

    @Test
    void endorses_a_conflicting_batch_anew_and_then_in_halves() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(8);
        running.intake.acceptAll(List.copyOf(items));
        ledger.judgeNext(TxValidationCode.MVCC_READ_CONFLICT, TxValidationCode.PHANTOM_READ_CONFLICT);
        ledger.setDown(false);
        for (ReadableRecord item : items) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(ledger.endorsedSizes()).startsWith(8, 8, 4);
        assertThat(Set.copyOf(entries())).hasSize(8);
        assertThat(log.size()).isEqualTo(8);
    }

    @Test
    void tries_again_when_organisations_stand_at_different_heights_or_are_away() throws Exception {
        ledger.failEndorsement(
                new Endorsement.Diverged(Set.of("CountyMSP"), "ProposalResponsePayloads do not match"),
                new Endorsement.Unavailable(Set.of("CountyMSP"), "UNAVAILABLE"),
                new Endorsement.Refused(Refusal.of(ErrorCode.CLOCK_SKEW, "31 s")));
        ReadableRecord record = records.item();
        running.intake.accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
    }

    private Trouble trouble(Kind kind) {
        return running.troubles.of(kind, "CityMSP");
    }

    @Test
    void passes_over_an_organisation_that_answers_differently_at_the_same_height_and_shouts() throws Exception {
        Endorsement different = new Endorsement.Diverged(Set.of("CountyMSP"), "ProposalResponsePayloads do not match");
        for (int i = 0; i < 20; i++) {
            ledger.failEndorsement(different);
        }
        ReadableRecord record = records.item();
        running.intake.accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(ledger.passedOver()).containsExactly("CountyMSP");
        assertThat(trouble(Kind.DIVERGENCE).lasts()).isTrue();
    }

    @Test
    void tells_of_a_late_transaction_until_it_is_seen_in_a_block() throws Exception {
        ledger.hold();
        ReadableRecord record = records.item();
        running.intake.accept(record);
        await(() -> trouble(Kind.ORDERING).lasts());
        ledger.release();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        await(() -> !trouble(Kind.ORDERING).lasts());
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void tells_of_silence_once_nobody_else_endorses_either_and_no_longer_when_one_does() throws Exception {
        ledger.failEndorsement(new Endorsement.Unavailable(Set.of("CountyMSP"), "UNAVAILABLE"));
        ReadableRecord first = records.item();
        running.intake.accept(first);
        assertThat(committed(first)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(registry.get("jianzheng.troubles")
                        .tag("kind", "endorsement")
                        .functionCounter()
                        .count())
                .isZero();
        ledger.setDown(true);
        ReadableRecord second = records.item();
        running.intake.accept(second);
        await(() -> trouble(Kind.ENDORSEMENT).lasts()
                && running.intake.ledgerSilence().isPresent());
        ledger.setDown(false);
        assertThat(committed(second)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(trouble(Kind.ENDORSEMENT).lasts()).isFalse();
        assertThat(running.intake.ledgerSilence()).isEmpty();
    }

    @Test
    void halves_a_batch_that_is_refused_as_a_whole_until_the_culprit_is_alone() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(4);
        running.intake.acceptAll(List.copyOf(items));
        Refusal whole = Refusal.of(ErrorCode.BATCH_TOO_LARGE, "too large");
        ledger.failEndorsement(new Endorsement.Refused(whole));
        ledger.setDown(false);
        for (ReadableRecord item : items) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(ledger.endorsedSizes()).containsExactly(2, 2);
    }

    @Test
    void lets_no_record_that_cannot_be_endorsed_hold_up_the_others() throws Exception {
        ReadableRecord poison = records.item();
        ledger.crashOn(envelope -> envelope.string("id").equals(poison.id().value()));
        running.intake.accept(poison);
        List<ReadableRecord> others = records.items(12);
        for (ReadableRecord other : others) {
            running.intake.accept(other);
        }
        for (ReadableRecord other : others) {
            assertThat(committed(other)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(running.intake.unsettled()).isEqualTo(1);
        ledger.crashOn(envelope -> false);
        assertThat(committed(poison)).isInstanceOf(RecordStatus.Committed.class);
    }

    @Test
    void sends_alone_what_the_contract_wants_to_see_alone() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(3);
        running.intake.acceptAll(List.copyOf(items));
        ledger.refuseTogether(items.get(1).id().value());
        ledger.setDown(false);
        for (ReadableRecord item : items) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        assertThat(ledger.endorsedSizes()).containsExactly(3, 1);
    }

    @Test
    void settles_a_record_that_another_transaction_has_brought_in() throws Exception {
        ReadableRecord record = records.item();
        var endorsed = (Endorsement.Endorsed)
                ledger.endorse(new org.jianzheng.server.ledger.Call("submit", "envelope", record.canonical()));
        ledger.submit(endorsed.transaction());
        running.intake.accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        await(() -> running.intake.unsettled() == 0);
        assertThat(entries()).hasSize(1);
    }

    /** What a process that dies at any of its writes leaves behind, the next one brings to its end, once. */
    @ParameterizedTest
    @CsvSource({"1,true", "2,false", "2,true", "3,false", "3,true", "4,false", "4,true", "5,true"})
    void goes_on_after_dying_at_any_write(int write, boolean takesEffect) throws Exception {
        List<ReadableRecord> items = List.of(records.item(), records.item());
        store.dieAt(write, takesEffect);
        int acknowledged = 0;
        for (ReadableRecord item : items) {
            try {
                running.intake.accept(item);
                acknowledged++;
            } catch (StoreFailure dead) {
                break;
            }
        }
        if (!store.isDead()) {
            await(() -> store.isDead() || log.size() == items.size());
        }
        running.stop();
        store.revive();
        running = start();
        for (ReadableRecord item : items.subList(0, acknowledged)) {
            assertThat(committed(item)).isInstanceOf(RecordStatus.Committed.class);
        }
        await(() -> running.intake.unsettled() == 0 && running.desk.onTheWay().size() == 0);
        assertThat(entries()).doesNotHaveDuplicates();
        assertThat(new IntentStore(store).intents()).isEmpty();
        assertThat(new IntentStore(store).carriers()).isEmpty();
    }

    @Test
    void learns_of_a_judgement_whose_news_died_with_the_process() throws Exception {
        ReadableRecord record = records.item();
        ledger.hold();
        running.intake.accept(record);
        await(() -> !ledger.submitted().isEmpty());
        running.lane.close();
        ledger.judgeNext(TxValidationCode.MVCC_READ_CONFLICT);
        ledger.release();
        await(() -> log.nextBlock() == 2);
        running.stop();
        running = start();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(record.id().value());
    }

    @Test
    void settles_what_stands_in_a_log_that_was_taken_over_and_whose_block_is_never_told() throws Exception {
        ReadableRecord record = records.item();
        ledger.hold();
        running.intake.accept(record);
        await(() -> !ledger.submitted().isEmpty());
        running.stop();
        ledger.release();
        List<LogEntry> entries = new java.util.ArrayList<>();
        LogState state;
        try (LogStore otherStore = LogStore.open(folder.resolve("another"));
                LedgerLog other = LedgerLog.open(otherStore)) {
            for (Block block : ledger.blocks()) {
                LogBlock added = BlockEntries.of(block, "records");
                entries.addAll(added.entries());
                other.append(added);
            }
            state = other.head().orElseThrow();
        }
        log.close();
        logStore.close();
        logStore = LogStore.open(folder.resolve("lost"));
        log = LedgerLog.open(logStore);
        // Beside a peer that has joined from a snapshot, which knows nothing of earlier transactions.
        ledger.beginWith(ledger.blocks().size());
        running = start();
        assertThat(running.intake.unsettled()).isEqualTo(1);
        log.stage(entries);
        log.adopt(state);
        running.lane.takenOver();
        await(() -> running.intake.unsettled() == 0);
        assertThat(running.desk.onTheWay().size()).isZero();
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
    }

    @Test
    void follows_the_blocks_again_after_the_ledger_was_away() throws Exception {
        ReadableRecord before = records.item();
        running.intake.accept(before);
        assertThat(committed(before)).isInstanceOf(RecordStatus.Committed.class);
        ledger.setDown(true);
        await(() -> running.follower.trouble().isPresent());
        ReadableRecord during = records.item();
        assertThat(running.intake.accept(during).name()).isIn("ACCEPTED", "SUBMITTED");
        ledger.setDown(false);
        assertThat(committed(during)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(entries()).containsExactly(before.id().value(), during.id().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CountyMSP", "RegulatorMSP"})
    void takes_records_of_its_own_organisation_only(String organisation) {
        byte[] bytes = records.itemOf(organisation).canonical();
        assertThatThrownBy(() -> running.intake.read(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.MSP_MISMATCH));
    }

    @Test
    void canonicalises_any_json_form() {
        ReadableRecord record = records.item();
        String spaced =
                new String(record.canonical(), java.nio.charset.StandardCharsets.UTF_8).replace(",\"", " ,\n \"");
        Envelope read = running.intake.read(spaced.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(read.canonical()).isEqualTo(record.canonical());
        assertThat(CanonicalJson.parseObject(read.canonical())).isEqualTo(record.toJson());
    }

    @Test
    void two_callers_with_one_record_agree() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(20);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> callers = java.util.stream.IntStream.range(0, 8)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    List<Envelope> mixed = new java.util.ArrayList<>(items);
                    java.util.Collections.shuffle(mixed, new Random(number));
                    taken.addAndGet((int) running.intake.acceptAll(mixed).stream()
                            .filter(Intake.Taken.In.class::isInstance)
                            .count());
                }))
                .toList();
        for (Thread caller : callers) {
            assertThat(caller.join(PATIENCE)).isTrue();
        }
        assertThat(taken.get()).isEqualTo(160);
        assertThat(running.intake.unsettled()).isEqualTo(20);
    }

    @Test
    void names_the_transaction_of_a_submitted_record() throws Exception {
        ledger.hold();
        ReadableRecord record = records.item();
        running.intake.accept(record);
        await(() -> !ledger.submitted().isEmpty());
        TransactionId id = ledger.submitted().getFirst().id();
        assertThat(running.intake.status(record.id())).contains(new RecordStatus.Submitted(id));
    }
}
