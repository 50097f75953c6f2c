/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.List;
import org.jianzheng.evidence.archive.ArchiveReport;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.packages.PackageReport;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;

/** What the command tells the shell; the numbers never change meaning. */
enum ExitCode {
    /** A plain match, or the command did what it was asked. */
    MATCHES(0),
    /** The file is not the one that was recorded. */
    DIFFERS(1),
    /** The log holds no such record. */
    NOT_RECORDED(2),
    /** A rule of the proof is broken. */
    PROOF_INVALID(3),
    /** Something is missing for an answer. */
    CANNOT_TELL(4),
    /** A match with gaps that are named. */
    MATCHES_WITH_GAPS(5),
    /** The command was called wrongly, or a file cannot be read or written. */
    USAGE(64),
    /** The program itself failed; nothing is said about the evidence. */
    FAILED(70);

    private static final List<ExitCode> BY_GRAVITY =
            List.of(MATCHES, MATCHES_WITH_GAPS, CANNOT_TELL, NOT_RECORDED, DIFFERS, PROOF_INVALID);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Of two answers about evidence, the one that says less good of it. */
    ExitCode orWorse(ExitCode other) {
        return BY_GRAVITY.indexOf(other) > BY_GRAVITY.indexOf(this) ? other : this;
    }

    static ExitCode of(AuditReport report) {
        return switch (report.verdict()) {
            case INTACT -> report.isWhole() ? MATCHES : MATCHES_WITH_GAPS;
            case CHANGED -> PROOF_INVALID;
            case CANNOT_TELL -> CANNOT_TELL;
        };
    }

    static ExitCode of(ArchiveReport report) {
        return switch (report.verdict()) {
            case INTACT -> report.isWhole() ? MATCHES : MATCHES_WITH_GAPS;
            case CHANGED -> PROOF_INVALID;
            case CANNOT_TELL -> CANNOT_TELL;
        };
    }

    static ExitCode of(VerificationReport report) {
        return of(report.verdict(), report.isPlainMatch());
    }

    static ExitCode of(PackageReport report) {
        return of(report.verdict(), report.isPlainMatch());
    }

    private static ExitCode of(Verdict verdict, boolean plain) {
        return switch (verdict) {
            case MATCHES -> plain ? MATCHES : MATCHES_WITH_GAPS;
            case DIFFERS -> DIFFERS;
            case NOT_RECORDED -> NOT_RECORDED;
            case PROOF_INVALID -> PROOF_INVALID;
            case CANNOT_TELL -> CANNOT_TELL;
        };
    }
}
