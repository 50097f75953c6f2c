/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofBenchmarkTest {
    @TempDir
    Path folder;

    @Test
    void builds_every_kind_of_proof_from_a_log_that_grows() {
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            SplittableRandom random = new SplittableRandom(1);
            List<Long> told = new ArrayList<>();
            assertThat(new SubjectLog(log, 50, random).growTo(600, reached -> told.add(reached.size())))
                    .allMatch(reached -> reached.perSecond() > 0)
                    .hasSize(1);
            assertThat(told).containsExactly(600L);
            assertThat(log.size()).isEqualTo(600);
            ProofBenchmark proofs = new ProofBenchmark(log, store, 20, random);
            assertThat(proofs.measure(1)).containsOnlyKeys(ProofBenchmark.Work.values());
            assertThat(proofs.latencies(ProofBenchmark.Work.INDEX_BOTH).count()).isEqualTo(20);
        }
    }

    @Test
    void verifies_bundles_that_are_whole_and_tells_their_size_in_a_large_log() {
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            SecureRandom random = new SecureRandom();
            TrialBundles bundles = new TrialBundles(log, 3, random);
            VerificationBenchmark verification = new VerificationBenchmark(
                    bundles,
                    PrivateKeys.generate(SignatureAlgorithm.ED25519, random),
                    PrivateKeys.generate(SignatureAlgorithm.SM2, random),
                    4);
            assertThat(verification.measure(1)).containsOnlyKeys(VerificationBenchmark.Work.values());
            assertThat(bundles.bytesAtTenMillion()).isBetween(8_000, 12_000);
        }
    }
}
