/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.log.Coverage;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.IntakeSettings;
import org.jianzheng.server.storage.FailingStore;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A gateway's intake and record lane over a ledger in memory, from the start to the end of a process. */
abstract class LaneScenario {
    static final Duration PATIENCE = Duration.ofMinutes(1);
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

    final FakeLedger ledger = new FakeLedger();
    final FailingStore store = new FailingStore();
    final Records records = new Records(7);
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    LogStore logStore;
    LedgerLog log;
    Running running;

    /** A gateway's intake from start to end of a process. */
    record Running(Intake intake, Desk desk, SubmissionLane lane, BlockFollower follower, Troubles troubles) {

        void stop() {
            follower.stop();
            lane.close();
        }
    }

    static final class NoCoverage implements Coverage {
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

    Running start() {
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

    RecordStatus committed(Envelope record) throws InterruptedException {
        return running.intake().await(record.id(), Intake.Level.COMMITTED, PATIENCE);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition came in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    List<String> entries() {
        return java.util.stream.LongStream.range(0, log.size())
                .mapToObj(position -> LogEntry.parse(log.entry(position).orElseThrow()))
                .map(entry -> entry.record().string("id"))
                .toList();
    }
}
