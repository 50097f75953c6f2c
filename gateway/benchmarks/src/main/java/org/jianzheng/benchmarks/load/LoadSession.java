/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jianzheng.benchmarks.baseline.LedgerClient;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Pace;
import org.jianzheng.benchmarks.measure.ProcessorWatch;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.play.Cast;

/** Runs the same measurement several times, records and baselines in turn, so that both meet the same machine. */
public final class LoadSession {
    /** How many calls a second are prepared when there is no rate. */
    private static final int MOST_PER_SECOND = 3_000;

    private final Path runDirectory;
    private final Cast cast;
    private final Optional<LedgerClient> ledger;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PrintStream out;

    /**
     * Prepares a session.
     *
     * @param runDirectory the folder of the network
     * @param cast who records, with the gateways
     * @param ledger calls the baseline chaincode; empty where the network has none
     * @param out takes the lines of progress
     */
    public LoadSession(
            Path runDirectory,
            Cast cast,
            Optional<LedgerClient> ledger,
            InstantSource clock,
            RandomGenerator random,
            PrintStream out) {
        this.runDirectory = runDirectory;
        this.cast = cast;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param sampleLot the lot of the played sample; the trial's lots are opened in its project
     * @param pace how records are handed in
     * @param baselineInFlight how many baseline transactions are under way at most
     * @param runs how often
     */
    LoadReport measure(LotCode sampleLot, Pace pace, int baselineInFlight, int runs, String engine) throws Exception {
        Instant begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<LoadRun> done = new ArrayList<>();
        TrialLot lot = TrialLot.open(cast, sampleLot.project(), clock, random);
        Signer signer = lot.witnessing().key().signer();
        out.println("lot " + lot.code() + ", records signed by "
                + signer.publicKey().algorithm().id() + " keys before the measured time");
        if (ledger.isPresent()) {
            new BaselineLoad(ledger.get()).prepare(signer);
        } else {
            out.println("this network has no baseline chaincode: records alone are measured");
        }
        for (int run = 1; run <= runs; run++) {
            out.println("run " + run + " of " + runs);
            done.add(run(lot, pace, baselineInFlight, signer));
        }
        String algorithm = signer.publicKey().algorithm().id();
        return new LoadReport(begun, Machine.here(), engine, algorithm, pace, baselineInFlight, done);
    }

    private LoadRun run(TrialLot lot, Pace pace, int baselineInFlight, Signer signer) throws Exception {
        List<ReadableRecord> records =
                new TrialRecords(lot.code(), Cast.CITY, signer, clock, random).signed(count(pace));
        ProcessorWatch watch = ProcessorWatch.beginningIn(runDirectory, pace.warmUp());
        RecordLoad.Outcome outcome = new RecordLoad(lot.witnessing().gateway()).run(pace, records);
        Map<String, Long> ofRecord = watch.microsOfEach(outcome.committed().calls());
        out.println("  records: " + outcome.committed().perSecond() + "/s, "
                + outcome.recordsInTransaction() + " in a transaction, errors "
                + outcome.committed().errors());
        if (ledger.isEmpty()) {
            ProcessorUse use = new ProcessorUse(ofRecord, Map.of());
            return new LoadRun(outcome, Optional.empty(), Optional.empty(), 0, use);
        }
        BaselineLoad baseline = new BaselineLoad(ledger.get());
        int together = outcome.recordsInTransaction();
        Pace transactions = pace.with(Math.ceilDiv(pace.perSecond(), together), baselineInFlight);
        RecordId round = RecordId.generate(clock, random);
        watch = ProcessorWatch.beginningIn(runDirectory, pace.warmUp());
        Measured plain = baseline.plain(transactions, records, together, round, signer);
        Map<String, Long> ofPlain = watch.microsOfEach(plain.calls() * together);
        out.println("  plain: " + plain.perSecond() + " transactions/s of " + together + " values, errors "
                + plain.errors());
        Measured noop = baseline.noop(transactions);
        out.println("  no-op: " + noop.perSecond() + " transactions/s, errors " + noop.errors());
        ProcessorUse use = new ProcessorUse(ofRecord, ofPlain);
        return new LoadRun(outcome, Optional.of(noop), Optional.of(plain), together, use);
    }

    private static int count(Pace pace) {
        long perSecond = pace.perSecond() == 0 ? MOST_PER_SECOND : pace.perSecond();
        return Math.toIntExact(perSecond * (pace.whole().toMillis() + 999) / 1000);
    }
}
