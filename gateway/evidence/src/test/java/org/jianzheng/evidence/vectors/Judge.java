/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.evidence.verify.VerificationReport;

/**
 * Verifies bundles and answers from the index under one trust root.
 *
 * @param bundles for {@code .evb}
 * @param answers for {@code .eva}
 */
record Judge(EvidenceVerifier bundles, AnswerVerifier answers) {
    /** The name of files with answers ends so. */
    static final String ANSWER = ".eva";

    static Judge of(TrustRoot trust) {
        return of(trust, Optional.empty());
    }

    static Judge of(TrustRoot trust, Optional<Checkpoint> held) {
        return new Judge(
                held.map(known -> new EvidenceVerifier(trust, known)).orElseGet(() -> new EvidenceVerifier(trust)),
                held.map(known -> new AnswerVerifier(trust, known)).orElseGet(() -> new AnswerVerifier(trust)));
    }

    VerificationReport verify(String file, byte[] bytes) {
        return verify(file, bytes, Optional.empty());
    }

    VerificationReport verify(String file, byte[] bytes, Optional<OriginalFile> original) {
        if (file.endsWith(ANSWER)) {
            return original.map(beside -> answers.verify(bytes, beside)).orElseGet(() -> answers.verify(bytes));
        }
        return original.map(beside -> bundles.verify(bytes, beside)).orElseGet(() -> bundles.verify(bytes));
    }
}
