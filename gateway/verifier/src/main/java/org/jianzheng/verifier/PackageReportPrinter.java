/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jianzheng.evidence.packages.ExaminedAnswer;
import org.jianzheng.evidence.packages.ExaminedBundle;
import org.jianzheng.evidence.packages.MemberName;
import org.jianzheng.evidence.packages.PackageReport;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.RecordSummary;
import org.jianzheng.evidence.verify.VerificationReport;

/** Prints what is said of a package: the verdict first, then the parts, each on a line. */
final class PackageReportPrinter {
    private final PrintWriter out;
    private final Speech speech;

    PackageReportPrinter(PrintWriter out, Speech speech) {
        this.out = out;
        this.speech = speech;
    }

    void print(PackageReport report) {
        boolean gaps = ExitCode.of(report) == ExitCode.MATCHES_WITH_GAPS;
        out.println(speech.say(Phrase.VERDICT) + ": " + report.verdict()
                + (gaps ? " (" + speech.say(Phrase.WITH_GAPS) + ")" : ""));
        out.println("  " + speech.say(report.answer()));
        report.findings()
                .forEach(finding -> out.println(
                        "  ! " + speech.languages().stream().map(finding::in).collect(Collectors.joining(" / "))));
        statement(report.preChain());
        statement(report.platform());
        statement(report.time());
        report.withheld()
                .forEach(file -> out.println(
                        "  - " + speech.say(Phrase.WITHHELD) + " " + file.record() + ": " + speech.say(file.reason())));
        out.println();
        out.println(speech.say(Phrase.PARTS));
        for (ExaminedBundle bundle : report.examined().bundles()) {
            String original = bundle.original().map(name -> " + " + name).orElse("");
            print(bundle.name(), original, bundle.report());
        }
        for (ExaminedAnswer answer : report.examined().answers()) {
            String entries = answer.report()
                    .answer()
                    .map(found -> " (" + found.key().name().wireName() + " "
                            + found.key().key() + ": " + found.entries().size() + ")")
                    .orElse("");
            print(answer.name(), entries, answer.report());
        }
        out.println();
        out.println(speech.say(Phrase.PACKAGE_LIMIT));
    }

    /** One line: the verdict, the statements and the file. */
    void printLine(PackageReport report, Path file) {
        out.println(report.verdict() + " [" + report.preChain() + ", " + report.platform() + ", " + report.time()
                + "]  " + file);
    }

    private void statement(Bilingual text) {
        out.println("  - " + speech.say(text));
    }

    private void print(MemberName name, String beside, VerificationReport report) {
        String gaps = report.gaps().isEmpty() ? "" : " " + report.sortedGaps();
        out.println("  " + report.verdict() + gaps + "  " + name + beside);
        report.record()
                .flatMap(RecordSummary::withdrawn)
                .ifPresent(order -> out.println("      " + speech.say(Phrase.WITHDRAWN) + " " + order.order()));
        report.failure()
                .ifPresent(step -> step.findings().forEach(finding -> out.println("      " + speech.say(finding))));
    }
}
