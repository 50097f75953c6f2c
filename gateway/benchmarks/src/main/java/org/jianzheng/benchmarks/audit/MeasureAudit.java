/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.audit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jianzheng.benchmarks.load.TrialRecords;
import org.jianzheng.benchmarks.log.TrialBlocks;
import org.jianzheng.benchmarks.measure.Machine;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.evidence.trust.QuorumPolicy;
import org.jianzheng.evidence.trust.SignatureRequirement;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit}: how fast an audit recomputes a log. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Measures how many entries a second an audit recomputes; needs no network.")
public final class MeasureAudit implements Callable<Integer> {
    private static final String CHANNEL = "trial";

    @Option(names = "--entries", defaultValue = "100000", description = "Entries a run. Default: ${DEFAULT-VALUE}.")
    private int entries;

    @Option(names = "--per-block", defaultValue = "500", description = "Entries a block. Default: ${DEFAULT-VALUE}.")
    private int perBlock;

    @Option(names = "--runs", defaultValue = "3", description = "How often. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", description = "Save the figures in this file.")
    private @Nullable Path json;

    /** Made by the command line. */
    public MeasureAudit() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SecureRandom random = new SecureRandom();
        Instant now = InstantSource.system().instant();
        List<LogBlock> blocks = TrialBlocks.of(TrialRecords.unregistered(entries, random), perBlock, now, random);
        Path folder = Files.createTempDirectory("jianzheng-audit-benchmark-");
        try {
            Map<AuditBenchmark.Work, Spread> rates =
                    new AuditBenchmark(folder, trust(blocks.getFirst().headerHash(), random), blocks).measure(runs);
            JsonObject.Builder figures = JsonObject.builder();
            rates.forEach((work, rate) -> {
                out.println(work + " entries/s: " + rate);
                figures.put(work.name(), rate.toJson());
            });
            if (json != null) {
                JsonObject report = JsonObject.builder()
                        .put("v", 1)
                        .put("machine", Machine.here().toJson())
                        .put("entries", entries)
                        .put("entriesInBlock", perBlock)
                        .put("runs", runs)
                        .put("entriesPerSecond", figures.build())
                        .build();
                Files.write(json, report.canonical());
            }
            return 0;
        } finally {
            AuditBenchmark.erase(folder);
        }
    }

    /** A trust root under which nothing was signed: the log has no checkpoints. */
    private static TrustRoot trust(Hash genesis, SecureRandom random) {
        OrganisationId organisation = new OrganisationId("TrialMSP");
        return new TrustRoot(
                1,
                LogOrigin.of(CHANNEL, genesis),
                CHANNEL,
                genesis,
                SignatureRequirement.BOTH,
                List.of(new TrustedCosigner(
                        organisation,
                        "TRADING_CENTRE",
                        "trial.jianzheng.example",
                        PrivateKeys.generate(SignatureAlgorithm.ED25519, random).publicKey(),
                        PrivateKeys.generate(SignatureAlgorithm.SM2, random).publicKey(),
                        0,
                        OptionalLong.empty())),
                new QuorumPolicy(1, List.of()));
    }
}
