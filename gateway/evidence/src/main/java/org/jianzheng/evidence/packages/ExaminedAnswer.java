/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.List;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;

/**
 * An answer from the index in a package with what its verification says.
 *
 * @param name where it stands
 * @param role whether it shows custody or completeness
 * @param report what a verifier says of it
 */
public record ExaminedAnswer(MemberName name, PackageRole role, VerificationReport report) {
    /** Verifies an answer. */
    public static ExaminedAnswer of(MemberName name, PackageRole role, byte[] bytes, AnswerVerifier verifier) {
        return new ExaminedAnswer(name, role, verifier.verify(bytes));
    }

    /** Whether it proves, under a checkpoint that a quorum has signed, all entries that there are, or that there is none. */
    public boolean isSound() {
        boolean all = report.answer()
                .filter(answer -> answer.total() == answer.entries().size())
                .isPresent();
        return all && (report.isPlainMatch() || report.verdict() == Verdict.NOT_RECORDED);
    }

    /** Whether it is sound and about this key. */
    boolean proves(IndexKey key) {
        return isSound()
                && report.answer().filter(answer -> answer.key().equals(key)).isPresent();
    }

    /** The entries that it proves. */
    public List<LogEntry> entries() {
        return isSound() ? report.answer().map(answer -> answer.entries()).orElse(List.of()) : List.of();
    }
}
