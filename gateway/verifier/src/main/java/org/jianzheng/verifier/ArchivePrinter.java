/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import org.jianzheng.evidence.archive.ArchiveCount;
import org.jianzheng.evidence.archive.ArchiveFinding;
import org.jianzheng.evidence.archive.ArchiveFolder;
import org.jianzheng.evidence.archive.ArchiveGap;
import org.jianzheng.evidence.archive.ArchiveReport;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.model.code.Instants;

/** Prints what was found of an archive for people: the verdict first. */
final class ArchivePrinter {
    private final PrintWriter out;
    private final Speech speech;

    ArchivePrinter(PrintWriter out, Speech speech) {
        this.out = out;
        this.speech = speech;
    }

    void print(ArchiveFolder folder, ArchiveReport report) {
        String gaps = report.gaps().isEmpty() ? "" : " (" + speech.say(Phrase.WITH_GAPS) + ")";
        out.println(speech.say(Phrase.VERDICT) + ": " + report.verdict() + gaps + "  " + folder.root());
        out.println("  " + speech.say(report.verdict()));
        out.println();
        report.counts().forEach(this::print);
        out.println("  " + report.right() + " of " + report.checked() + " " + speech.say(Phrase.CHECKED));
        report.stamps().forEach(this::print);
        if (!report.gaps().isEmpty()) {
            out.println();
            out.println(speech.say(Phrase.GAPS));
            for (ArchiveGap gap : report.gaps()) {
                out.println("  ! " + gap + ": " + speech.say(gap));
            }
        }
        out.println();
        out.println(speech.say(Phrase.LIMITS));
        report.limits().forEach(limit -> out.println("  - " + speech.say(limit)));
    }

    private void print(ArchiveCount count) {
        String mark = count.right() == count.checked() ? "✓" : "✗";
        out.println("  " + mark + " " + count.right() + " of " + count.checked() + "  " + speech.say(count.check()));
        for (ArchiveFinding finding : count.findings()) {
            out.println("      " + finding.in(speech.languages().getLast()));
        }
        long further = count.checked() - count.right() - count.findings().size();
        if (further > 0) {
            out.println("      … " + speech.say(Phrase.FURTHER_FINDINGS) + ": " + further);
        }
    }

    void print(VerifiedTimestamp stamp) {
        String authority = stamp.authority().map(TimeAuthority::name).orElse(stamp.certificate());
        String trial = stamp.authority().filter(TimeAuthority::trial).isPresent()
                ? " [" + speech.say(Phrase.STAMP_OF_TRIAL) + "]"
                : "";
        out.println("  " + speech.say(Phrase.STAMPED_BEFORE) + " " + Instants.format(stamp.latest()) + ", " + authority
                + trial + "; " + speech.say(Phrase.RENEW_UNTIL) + " " + Instants.format(stamp.inForceUntil()));
    }
}
