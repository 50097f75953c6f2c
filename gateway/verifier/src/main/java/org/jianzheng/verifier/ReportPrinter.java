/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.Finding;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.ItemSummary;
import org.jianzheng.evidence.verify.Limit;
import org.jianzheng.evidence.verify.RecordSummary;
import org.jianzheng.evidence.verify.Step;
import org.jianzheng.evidence.verify.TimestampSummary;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.evidence.verify.Withdrawal;

/** Prints a report for people: the verdict first. */
final class ReportPrinter {
    private static final DateTimeFormatter SHANGHAI = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC+8'", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Shanghai"));

    private final PrintWriter out;
    private final Speech speech;

    ReportPrinter(PrintWriter out, Speech speech) {
        this.out = out;
        this.speech = speech;
    }

    void print(VerificationReport report) {
        String withGaps = report.gaps().isEmpty() ? "" : " (" + speech.say(Phrase.WITH_GAPS) + ")";
        out.println(speech.say(Phrase.VERDICT) + ": " + report.verdict() + withGaps);
        out.println("  " + speech.say(report.verdict()));
        report.failure().ifPresent(step -> step.findings().forEach(finding -> out.println("  " + speech.say(finding))));
        report.record().flatMap(RecordSummary::withdrawn).ifPresent(this::print);
        report.record().ifPresent(this::print);
        report.answer().ifPresent(answer -> print(answer, report.gaps().contains(Gap.PART_OF_ANSWER)));
        if (!report.gaps().isEmpty()) {
            heading(Phrase.GAPS);
            report.sortedGaps().forEach(gap -> out.println("  ! " + gap + ": " + speech.say(gap)));
        }
        heading(Phrase.STEPS);
        report.steps().forEach(this::print);
        heading(Phrase.LIMITS);
        report.limits().forEach(limit -> out.println("  - " + speech.say(limit)));
    }

    /** One line: the verdict, the file, and what failed. */
    void printLine(VerificationReport report, String bundle) {
        String gaps = report.gaps().isEmpty() ? "" : " " + report.sortedGaps();
        String failed =
                report.failure().map(step -> "  " + speech.say(step.name())).orElse("");
        String withdrawn = report.record()
                .flatMap(RecordSummary::withdrawn)
                .map(order -> "  " + speech.say(Phrase.WITHDRAWN) + " " + order.order())
                .orElse("");
        out.println(report.verdict() + gaps + "  " + bundle + failed + withdrawn);
    }

    private void print(RecordSummary record) {
        heading(Phrase.RECORD);
        out.println("  " + record.type().wireName() + " " + record.id() + " (" + record.organisation() + ")");
        if (record.sample()) {
            out.println("  " + speech.say(Phrase.SAMPLE));
        }
        out.println("  block " + record.block() + ", transaction " + record.transaction());
        out.println("  position " + record.position() + " of " + record.size());
        line("happened, by the signer's word 发生（签名人陈述）", record.at());
        line("ledger time 账本时间", record.time());
        record.cosignedAt().ifPresent(time -> line("cosigned 共同见签", time));
        record.timestamps().forEach(this::print);
        record.item().ifPresent(this::print);
    }

    private void print(Withdrawal order) {
        out.println("  " + speech.say(Phrase.WITHDRAWN) + " " + order.order() + " (" + order.authority() + ", "
                + order.orderedOn() + ", " + order.basis() + ")");
        out.println("    record " + order.record() + ", " + SHANGHAI.format(order.time()));
    }

    private void print(TimestampSummary stamp) {
        line("existed before, by 早于（时间戳机构） " + stamp.authority(), stamp.before());
        if (stamp.trial()) {
            out.println("  " + speech.say(Limit.TRIAL_TIME_AUTHORITY));
        }
    }

    private void print(ItemSummary item) {
        heading(Phrase.ITEM);
        out.println("  " + item.id() + ", " + item.source());
        out.println("  index " + item.index() + " of " + item.count());
        line("happened, by the source's word 发生（来源陈述）", item.at());
    }

    private void print(AnswerSummary answer, boolean isPart) {
        heading(Phrase.ANSWER);
        out.println("  " + answer.key().name().wireName() + " " + answer.key().key());
        answer.blocks().ifPresent(blocks -> out.println("  " + speech.say(Phrase.BLOCKS) + " " + blocks));
        out.println("  " + answer.entries().size() + " " + speech.say(isPart ? Phrase.SOME_ENTRIES : Phrase.ENTRIES)
                + ", size " + answer.size() + ", block " + answer.block());
        answer.cosignedAt().ifPresent(time -> line("cosigned 共同见签", time));
        for (LogEntry entry : answer.entries()) {
            out.println("  - " + text(entry, "type") + " " + text(entry, "id") + ", block " + entry.block() + ", "
                    + SHANGHAI.format(entry.time()));
        }
    }

    private static String text(LogEntry entry, String member) {
        return entry.record().optional(member).map(Object::toString).orElse("-").replace("\"", "");
    }

    private void line(String what, Instant time) {
        out.println("  " + what + ": " + SHANGHAI.format(time));
    }

    private void print(Step step) {
        String mark = switch (step.outcome()) {
            case OK -> "✓";
            case FAILED -> "✗";
            case SKIPPED -> "·";
            case WARNING -> "!";
        };
        out.println("  " + mark + " " + speech.say(step.name()) + " [" + speech.say(step.outcome()) + "]");
        for (Finding finding : step.findings()) {
            out.println("      " + finding.rule() + ": " + finding.computed()
                    + (finding.given().equals(finding.computed()) ? "" : " | " + finding.given()));
        }
    }

    private void heading(Bilingual text) {
        out.println();
        out.println(speech.say(text));
    }
}
