/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import org.jianzheng.evidence.audit.AuditCount;
import org.jianzheng.evidence.audit.AuditFinding;
import org.jianzheng.evidence.audit.AuditGap;
import org.jianzheng.evidence.audit.AuditLimit;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.verify.Language;

/** Prints an audit for people: the verdict first. */
final class AuditPrinter {
    private final PrintWriter out;
    private final Speech speech;

    AuditPrinter(PrintWriter out, Speech speech) {
        this.out = out;
        this.speech = speech;
    }

    void print(GatewayFolder gateway, AuditReport report) {
        out.println(speech.say(Phrase.VERDICT) + ": " + report.verdict() + gaps(report) + "  " + gateway.root());
        out.println("  " + speech.say(report.verdict()));
        out.println();
        report.counts().forEach(this::print);
        out.println("  " + total(report));
        if (report.refused() > 0) {
            out.println();
            out.println(speech.say(Phrase.REFUSED_CALLS) + ": " + report.refused());
            report.refusals().forEach((code, calls) -> out.println("  " + code + ": " + calls));
        }
        if (!report.gaps().isEmpty()) {
            out.println();
            out.println(speech.say(Phrase.NOT_CHECKED));
            for (AuditGap gap : report.sortedGaps()) {
                String detail = report.gaps().getOrDefault(gap, "");
                out.println("  ! " + gap + ": " + speech.say(gap) + (detail.isEmpty() ? "" : " (" + detail + ")"));
            }
        }
        out.println();
        out.println(speech.say(Phrase.LIMITS));
        for (AuditLimit limit : AuditLimit.values()) {
            out.println("  - " + speech.say(limit));
        }
        out.println();
    }

    private String gaps(AuditReport report) {
        return report.gaps().isEmpty() ? "" : " (" + speech.say(Phrase.WITH_GAPS) + ")";
    }

    private void print(AuditCount count) {
        String mark = count.found() == 0 ? "✓" : "✗";
        out.println("  " + mark + " " + count.right() + " of " + count.checked() + "  " + speech.say(count.kind()));
        for (AuditFinding finding : count.findings()) {
            Language last = speech.languages().getLast();
            out.println("      " + finding.in(last));
        }
        long further = count.found() - count.findings().size();
        if (further > 0) {
            out.println("      … " + speech.say(Phrase.FURTHER_FINDINGS) + ": " + further);
        }
    }

    private String total(AuditReport report) {
        return report.right() + " of " + report.checked() + " " + speech.say(Phrase.CHECKED);
    }
}
