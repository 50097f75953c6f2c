/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;

/**
 * Answers from the index that a command builds on.
 *
 * @param answers what they say, in the order of the files, as far as all verify without a gap
 * @param unproved the first that does not, if one does not
 */
record ProvedAnswers(List<AnswerSummary> answers, Optional<Unproved> unproved) {
    /**
     * An answer that nothing can be built on.
     *
     * @param file its name
     * @param report why
     */
    record Unproved(String file, VerificationReport report) {
        /** Says why, and with what the command ends. */
        int tell(PrintWriter out, Speech speech) {
            new ReportPrinter(out, speech).printLine(report, file);
            return report.verdict() == Verdict.PROOF_INVALID
                    ? ExitCode.PROOF_INVALID.number()
                    : ExitCode.CANNOT_TELL.number();
        }
    }

    /** None so far. */
    static final ProvedAnswers NONE = new ProvedAnswers(List.of(), Optional.empty());

    /** Copies the list. */
    ProvedAnswers {
        answers = List.copyOf(answers);
    }

    /** Reads and verifies; parts of one answer are put together. */
    static ProvedAnswers of(List<Path> files, TrustRoot trust) {
        AnswerVerifier verifier = new AnswerVerifier(trust);
        ProvedAnswers all = NONE;
        for (EvidenceFile file : EvidenceFile.of(files)) {
            all = all.and(file.toString(), file.contents(), verifier);
            if (all.unproved().isPresent()) {
                return all;
            }
        }
        return all;
    }

    /** With one answer more, in all its parts. */
    ProvedAnswers and(String name, List<byte[]> parts, AnswerVerifier verifier) {
        VerificationReport report = verifier.verifyTogether(parts);
        Optional<AnswerSummary> answer = report.answer();
        if (answer.isEmpty() || !(report.isPlainMatch() || report.verdict() == Verdict.NOT_RECORDED)) {
            return new ProvedAnswers(answers, Optional.of(new Unproved(name, report)));
        }
        List<AnswerSummary> all = new ArrayList<>(answers);
        all.add(answer.get());
        return new ProvedAnswers(all, Optional.empty());
    }

    /** All entries in them. */
    List<LogEntry> entries() {
        return answers.stream().flatMap(answer -> answer.entries().stream()).toList();
    }
}
