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
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jianzheng.benchmarks.load.TrialRecords;
import org.jianzheng.benchmarks.log.TrialBlocks;
import org.jianzheng.benchmarks.log.TrialLogOptions;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code audit}: how fast an audit recomputes a log. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Measures how many entries a second an audit recomputes; needs no network.")
public final class MeasureAudit implements Callable<Integer> {
    private static final String CHANNEL = "trial";

    @Mixin
    private TrialLogOptions options = new TrialLogOptions();

    /** Made by the command line. */
    public MeasureAudit() {}

    @Override
    public Integer call() throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SecureRandom random = new SecureRandom();
        Instant now = InstantSource.system().instant();
        List<LogBlock> blocks =
                TrialBlocks.of(TrialRecords.unregistered(options.entries(), random), options.perBlock(), now, random);
        Path folder = Files.createTempDirectory("jianzheng-audit-benchmark-");
        try {
            AuditBenchmark benchmark =
                    new AuditBenchmark(folder, trust(blocks.getFirst().headerHash(), random), blocks);
            options.tell(benchmark.measure(options.runs()), out);
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
