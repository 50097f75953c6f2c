/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.state.ScoreFold;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.CountedDeduction;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.error.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes a score off line. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Computes the points that count against somebody on a day, as known at a time, line by line: verifies answers from the index and folds"
                    + " their records anew, by the functions that the contract applies.",
            "核验索引答复，并按合约所用的函数逐条计算：某主体某日的扣分，以某时所知为准。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the score is shown 已示明得分",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ScoreCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "SUBJECT",
            description = "Whose score: org:CODE or person:REFERENCE. 何者：org:统一社会信用代码 或 person:代号。")
    private String subject;

    @Parameters(index = "1", paramLabel = "CATALOGUE", description = "The catalogue of rules. 规则目录。")
    private String catalogue;

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description = {
                "An answer with all records about the subject (/api/v1/index/subject?key=SUBJECT&proof=1), and one for each record of the catalogue"
                        + " and of the calendars (/api/v1/records/ID?proof=1).",
                "含该主体全部记录的索引答复，以及规则目录、日历各版本记录的答复。"
            })
    private List<Path> answers;

    @Mixin
    private TrustOption trust;

    @Mixin
    private DayOption day;

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Subject whose = Subject.parse(subject);
        LocalDate on = day.on();
        Instant known = day.knownAt();
        ProvedAnswers proved = ProvedAnswers.of(answers, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        try {
            print(ScoreFold.of(whose, catalogue, on, known, proved.answers()), out);
            return ExitCode.MATCHES.number();
        } catch (Refusal refusal) {
            out.println(Verdict.CANNOT_TELL + "  " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.CANNOT_TELL.number();
        }
    }

    private void print(Score score, PrintWriter out) {
        if (json) {
            out.println(score.toJson());
            return;
        }
        out.println(score.points().shown() + "  " + score.subject() + "  " + score.rules() + "  " + score.on());
        score.lines().forEach(line -> out.println("  - " + text(line)));
        score.followUps().forEach(follow -> out.println("  > " + follow.effect().kind() + "  " + follow.decision()));
    }

    private static String text(CountedDeduction line) {
        return line.points().map(ExactPoints::shown).orElse("?") + "  "
                + line.rule().orElse("-") + "  " + line.happenedOn() + "  " + line.proposal() + "  " + line.decision();
    }
}
