/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.state.DisciplineFold;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.discipline.DisciplineReport;
import org.jianzheng.model.discipline.ReportWindow;
import org.jianzheng.model.error.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes the report of discipline about some subjects off line. */
@Command(
        name = "discipline",
        mixinStandardHelpOptions = true,
        description = {
            "Computes what was deducted, imposed and referred about some subjects in a stretch of days: verifies answers from the index and folds"
                    + " their records anew, by the functions that the contract applies. It says nothing of anybody else.",
            "核验索引答复，并按合约所用的函数重新计算：某段时间内所示主体的扣分、措施与移送；不涉及其他主体。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the report is shown 已示明",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class DisciplineCommand implements Callable<Integer> {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description = {
                "For each subject the answers with all records about it (/api/v1/index/subject?key=SUBJECT) and with all measures against it"
                        + " (/api/v1/index/standing?key=SUBJECT), and one for each record of the catalogues"
                        + " and calendars (/api/v1/records/ID?proof=1).",
                "含各主体全部记录（subject）与全部惩戒（standing）的索引答复，以及规则目录、日历各版本记录的答复。"
            })
    private List<Path> answers;

    @Mixin
    private TrustOption trust;

    @Option(names = "--from", required = true, paramLabel = "DAY", description = "The first day. 起始日。")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "The last day. 截止日。")
    private String to;

    @Option(
            names = "--known-at",
            required = true,
            paramLabel = "TIME",
            description = "What the ledger got later is left out. 此后入账的不计。")
    private String knownAt;

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ReportWindow window = new ReportWindow(Dates.parse(from), Dates.parse(to), Instants.parse(knownAt));
        ProvedAnswers proved = ProvedAnswers.of(answers, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        List<Subject> subjects = proved.answers().stream()
                .filter(answer -> answer.key().name() == IndexName.SUBJECT)
                .map(answer -> Subject.parse(answer.key().key()))
                .distinct()
                .toList();
        if (subjects.isEmpty()) {
            throw new UsageProblem("none of the files holds all records about a subject 所给文件均不含某主体的全部记录");
        }
        try {
            print(DisciplineFold.of(subjects, window, proved.answers()), subjects, out);
            return ExitCode.MATCHES.number();
        } catch (Refusal refusal) {
            out.println(Verdict.CANNOT_TELL + "  " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.CANNOT_TELL.number();
        }
    }

    private void print(DisciplineReport report, List<Subject> subjects, PrintWriter out) {
        if (json) {
            out.println(report.toJson());
            return;
        }
        out.println(report.window().from() + " – " + report.window().to());
        subjects.forEach(subject -> out.println("  " + subject));
        report.deductions()
                .forEach(line -> out.println("  - " + line.points().shown() + "  " + line.count() + " ×  "
                        + line.catalogue() + " " + line.rule().orElse("-") + "  " + line.who()
                        + "  ? " + line.unknown() + "  † " + line.ended()));
        report.measures()
                .forEach(line ->
                        out.println("  - " + line.measure() + "  " + line.count() + " ×  " + line.who() + "  +? "
                                + line.possiblyIncluded() + "  ? " + line.undated() + "  † " + line.ended() + "  "
                                + line.longest().map(DisciplineCommand::text).orElse("")));
        report.referrals()
                .forEach(line -> out.println(
                        "  > " + text(line.to()) + "  " + line.made() + " ×  " + line.who() + "  … " + line.open()));
    }

    private static String text(Term term) {
        return "≤ " + term.length() + " " + term.unit();
    }

    private static String text(ReferralTarget target) {
        return switch (target) {
            case ReferralTarget.OwnerOf owner -> owner.pool().value();
            case ReferralTarget.Competent competent -> competent.department().value();
        };
    }
}
