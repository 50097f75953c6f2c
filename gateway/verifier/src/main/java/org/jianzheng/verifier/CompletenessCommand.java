/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.state.StageRoots;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.completeness.Completeness;
import org.jianzheng.model.completeness.Line;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a lot's dossier holds and what it lacks. */
@Command(
        name = "completeness",
        mixinStandardHelpOptions = true,
        description = {
            "Says what the dossier of a lot holds and what it lacks: one record, one evaluation, one assessment, one certificate, and the roots that"
                    + " close its stages, from an answer that is proved to hold all records of the lot.",
            "依据已证明为全部记录的索引答复，报告标段档案的完整性：一标一记录、一标一评价、一标一评估、一项一证及各环节根值。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:complete 完整",
            "2:no record of the lot 无该标段记录",
            "3:PROOF_INVALID, or a stage's root is broken 证明无效，或环节根值不符",
            "4:CANNOT_TELL 无法判断",
            "5:something that is due is missing 有缺失",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class CompletenessCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LOT", description = "The lot's code. 标段编号。")
    private String code;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description =
                    "The answer with all records of the lot, from /api/v1/lots/LOT?proof=1, or its parts. 含该标段全部记录的索引答复。")
    private List<Path> files;

    @Mixin
    private TrustOption trust;

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LotCode lot = LotCode.parse(code);
        ProvedAnswers proved = ProvedAnswers.of(files, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        IndexKey key = new IndexKey(IndexName.LOT, lot.value());
        Optional<AnswerSummary> answer = proved.answers().stream()
                .filter(one -> one.key().equals(key) && one.blocks().isEmpty())
                .findFirst();
        if (answer.isEmpty()) {
            throw new UsageProblem("none of the files holds all records of lot " + lot + " 所给文件均不含该标段的全部记录");
        }
        if (answer.get().entries().isEmpty()) {
            out.println(Verdict.NOT_RECORDED + "  " + speech.speech().say(Verdict.NOT_RECORDED));
            return ExitCode.NOT_RECORDED.number();
        }
        Completeness report = Completeness.of(
                lot,
                answer.get().entries().stream()
                        .map(entry -> Envelope.parse(entry.record()))
                        .filter(ReadableRecord.class::isInstance)
                        .map(ReadableRecord.class::cast)
                        .toList());
        List<StageRoots.Broken> broken = StageRoots.broken(answer.get().entries());
        if (json) {
            out.println(report.toJson()
                    .with("block", answer.get().block())
                    .with(
                            "brokenRoots",
                            JsonArray.ofStrings(broken.stream()
                                    .map(one -> one.step().toString())
                                    .toList())));
        } else {
            print(report, broken, answer.get(), out);
        }
        if (!broken.isEmpty()) {
            return ExitCode.PROOF_INVALID.number();
        }
        return report.isComplete() ? ExitCode.MATCHES.number() : ExitCode.MATCHES_WITH_GAPS.number();
    }

    /** A word of the model in both languages. */
    private record Named(String english, String chinese) implements Bilingual {}

    private void print(Completeness report, List<StageRoots.Broken> broken, AnswerSummary answer, PrintWriter out) {
        Speech words = speech.speech();
        out.println(report.lot() + ", " + report.phase() + " " + report.status() + ", " + words.say(Phrase.AS_OF)
                + " block " + answer.block());
        out.println(words.say(report.isComplete() ? Phrase.COMPLETE : Phrase.INCOMPLETE));
        for (Line line : report.lines()) {
            Bilingual duty = new Named(line.duty().english(), line.duty().chinese());
            Bilingual standing =
                    new Named(line.standing().english(), line.standing().chinese());
            out.println("  " + words.say(duty) + "  " + line.item() + "  " + words.say(standing)
                    + line.record()
                            .map(RecordRef::toString)
                            .map(ref -> "  " + ref)
                            .orElse("")
                    + (line.afterClose() ? "  " + words.say(Phrase.AFTER_CLOSE) : ""));
        }
        for (StageRoots.Broken one : broken) {
            out.println("✗ " + words.say(Phrase.ROOT_BROKEN) + ": " + one.step() + ", "
                    + one.stated().toJson());
        }
    }
}
