/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jianzheng.benchmarks.measure.Latencies;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code proofs}: how fast proofs are built from a large log and verified, and whether an entry's cost grows with the log. */
@Command(
        name = "proofs",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many proofs one thread builds and verifies a second, beside baselines; needs no network.")
public final class MeasureProofs implements Callable<Integer> {
    private static final long QUICK_ENTRIES = 20_000;
    private static final int QUICK_ROUNDS = 2_000;

    @Option(
            names = "--entries",
            defaultValue = "1000000",
            description = "Entries of the log, each of a subject of its own. Default: ${DEFAULT-VALUE}.")
    private long entries;

    @Option(names = "--per-block", defaultValue = "500", description = "Entries a block. Default: ${DEFAULT-VALUE}.")
    private int perBlock;

    @Option(
            names = "--rounds",
            defaultValue = "20000",
            description = "Proofs of each kind a run. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--bundles",
            defaultValue = "400",
            description = "Bundles that are verified in turn. Default: ${DEFAULT-VALUE}.")
    private int bundles;

    @Option(names = "--runs", defaultValue = "3", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--quick", description = "A small log and few rounds: to try the measurement, not to quote it.")
    private boolean quick;

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public MeasureProofs() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("jianzheng-proof-benchmark-");
        try {
            measure(folder, quick ? QUICK_ENTRIES : entries, quick ? QUICK_ROUNDS : rounds, out);
        } finally {
            erase(folder);
        }
        return 0;
    }

    private void measure(Path folder, long size, int each, PrintStream out) throws IOException {
        JsonObject.Builder report = JsonObject.builder()
                .put("v", 1)
                .put("machine", Machine.here().toJson())
                .put("entries", size)
                .put("rounds", each)
                .put("runs", runs);
        try (LogStore store = LogStore.open(folder.resolve("large"));
                LedgerLog log = LedgerLog.open(store)) {
            SplittableRandom random = new SplittableRandom(1);
            JsonObject.Builder rates = JsonObject.builder();
            JsonObject.Builder costs = JsonObject.builder();
            new SubjectLog(log, perBlock, random).growTo(size, reached -> {
                out.println("appended up to " + reached.size() + " entries/s: " + reached.perSecond()
                        + ", processor time of an entry: " + reached.processorMicros() + " µs");
                rates.put(Long.toString(reached.size()), reached.perSecond());
                costs.put(Long.toString(reached.size()), reached.processorMicros());
            });
            report.put("appendedPerSecondUpTo", rates.build());
            report.put("processorMicrosOfEntryUpTo", costs.build());
            ProofBenchmark proofs = new ProofBenchmark(log, store, each, random);
            report.put("builtPerSecond", told("built, ", proofs.measure(runs), out));
            for (ProofBenchmark.Work work :
                    new ProofBenchmark.Work[] {ProofBenchmark.Work.INCLUSION_BOTH, ProofBenchmark.Work.INDEX_BOTH}) {
                Latencies latencies = proofs.latencies(work);
                out.println(work + " p50 " + latencies.p50() + " µs, p99 " + latencies.p99() + " µs");
                report.put(work.name() + "_latencies", latencies.toJson());
            }
        }
        try (LogStore store = LogStore.open(folder.resolve("small"));
                LedgerLog log = LedgerLog.open(store)) {
            SecureRandom random = new SecureRandom();
            TrialBundles trial = new TrialBundles(log, bundles, random);
            VerificationBenchmark verification = new VerificationBenchmark(
                    trial,
                    PrivateKeys.generate(SignatureAlgorithm.ED25519, random),
                    PrivateKeys.generate(SignatureAlgorithm.SM2, random),
                    each);
            report.put("verifiedPerSecond", told("verified, ", verification.measure(runs), out));
            out.println("a light bundle at 10,000,000 entries: " + trial.bytesAtTenMillion() + " bytes");
            report.put("lightBundleBytesAtTenMillionEntries", trial.bytesAtTenMillion());
        }
        if (json != null) {
            Files.write(json, report.build().canonical());
        }
    }

    private static <W extends Enum<W>> JsonObject told(String what, Map<W, Spread> rates, PrintStream out) {
        JsonObject.Builder figures = JsonObject.builder();
        rates.forEach((work, rate) -> {
            out.println(what + work + " a second: " + rate);
            figures.put(work.name(), rate.toJson());
        });
        return figures.build();
    }

    private static void erase(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
