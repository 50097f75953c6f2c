/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.Signer;

/** How many bundles a second one thread verifies, beside the signatures alone that stand in them. */
final class VerificationBenchmark {
    /** What is done for each bundle. */
    enum Work {
        /** The baseline: one Ed25519 signature over as many bytes as a record has. */
        RECORD_SIGNATURE,
        /** Bundles that share a checkpoint and the registrations of keys. */
        SHARED_CHECKPOINT,
        /** The baseline: all signatures of a bundle whose checkpoint was not seen before, four Ed25519 and three SM2 beside the record's. */
        ALL_SIGNATURES,
        /** Bundles under a checkpoint of their own. */
        OWN_CHECKPOINT
    }

    private final TrialBundles bundles;
    private final int rounds;
    private final byte[] message;
    private final PublicKey ed25519;
    private final byte[] byEd25519;
    private final PublicKey sm2;
    private final byte[] bySm2;

    /** Prepares the baselines. */
    VerificationBenchmark(TrialBundles bundles, Signer ed25519, Signer sm2, int rounds) {
        this.bundles = bundles;
        this.rounds = rounds;
        this.message = "x".repeat(600).getBytes(StandardCharsets.UTF_8);
        this.ed25519 = ed25519.publicKey();
        this.byEd25519 = ed25519.sign(message);
        this.sm2 = sm2.publicKey();
        this.bySm2 = sm2.sign(message);
    }

    /** A second of each kind, over so many runs in turn; the first round warms up and does not count. */
    Map<Work, Spread> measure(int runs) {
        Map<Work, List<Long>> rates = new EnumMap<>(Work.class);
        for (int run = 0; run <= runs; run++) {
            for (Work work : Work.values()) {
                long nanos = nanos(work);
                if (run > 0) {
                    rates.computeIfAbsent(work, none -> new ArrayList<>()).add(Measured.perSecond(rounds, nanos));
                }
            }
        }
        Map<Work, Spread> spreads = new EnumMap<>(Work.class);
        rates.forEach((work, measured) -> spreads.put(work, Spread.of(measured)));
        return spreads;
    }

    private long nanos(Work work) {
        EvidenceVerifier verifier = new EvidenceVerifier(bundles.trust());
        long begun = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            switch (work) {
                case RECORD_SIGNATURE -> requireGood(ed25519.verify(message, byEd25519));
                case SHARED_CHECKPOINT -> requireMatch(verifier, bundles.shared(), i);
                case ALL_SIGNATURES -> {
                    for (int j = 0; j < 5; j++) {
                        requireGood(ed25519.verify(message, byEd25519));
                    }
                    for (int j = 0; j < 3; j++) {
                        requireGood(sm2.verify(message, bySm2));
                    }
                }
                case OWN_CHECKPOINT -> requireMatch(verifier, bundles.own(), i);
            }
        }
        return System.nanoTime() - begun;
    }

    private static void requireMatch(EvidenceVerifier verifier, List<byte[]> all, int number) {
        requireGood(verifier.verify(all.get(number % all.size())).isPlainMatch());
    }

    private static void requireGood(boolean good) {
        if (!good) {
            throw new IllegalStateException("what was made for this measurement does not verify");
        }
    }
}
