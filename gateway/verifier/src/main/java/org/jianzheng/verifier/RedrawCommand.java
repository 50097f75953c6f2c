/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.LotDraw;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.PoolLot;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats the draw of an inspection. */
@Command(
        name = "redraw",
        mixinStandardHelpOptions = true,
        description = {
            "Repeats the draw of an inspection: from the pool that the plan closed and the seed that the draw opened, both proved.",
            "重新抽取：依据方案公布的抽检名录与抽取时公开的种子（均经证明），复算抽检结果。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the draw is the one that was recorded 与记录一致",
            "1:DIFFERS 不一致",
            "2:NOT_RECORDED: nothing was drawn under this plan 该方案尚无抽取记录",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class RedrawCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PLAN", description = "The id of the record that planned it. 方案记录编号。")
    private String plan;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description =
                    "The answer with all records about the agency, from /api/v1/index/subject?key=org:CODE&proof=1, or its parts. 含该代理机构全部记录的索引答复。")
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
        RecordRef asked = new RecordRef(RecordId.parse(plan));
        ProvedAnswers proved = ProvedAnswers.of(files, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        List<ReadableRecord> records = proved.answers().stream()
                .flatMap(answer -> answer.entries().stream())
                .map(entry -> Envelope.parse(entry.record()))
                .filter(ReadableRecord.class::isInstance)
                .map(ReadableRecord.class::cast)
                .toList();
        Plan planned = records.stream()
                .filter(record -> record.type() == RecordType.INSPECTION_PLAN
                        && record.ref().equals(asked))
                .map(record -> Plan.fromJson(record.body()))
                .findFirst()
                .orElseThrow(
                        () -> new UsageProblem("none of the files holds the plan " + asked + " 所给文件均不含该方案 " + asked));
        Optional<Draw> drawn = records.stream()
                .filter(record -> record.type() == RecordType.INSPECTION_DRAW)
                .map(record -> Draw.fromJson(record.body()))
                .filter(draw -> draw.plan().equals(asked))
                .findFirst();
        if (drawn.isEmpty()) {
            out.println(Verdict.NOT_RECORDED + "  " + speech.speech().say(Verdict.NOT_RECORDED));
            return ExitCode.NOT_RECORDED.number();
        }
        return compare(planned, drawn.get(), out);
    }

    private int compare(Plan planned, Draw recorded, PrintWriter out) {
        List<PoolLot> again =
                LotDraw.draw(planned.pool(), recorded.seed(), recorded.drawn().size());
        boolean right = recorded.seed().commitment().equals(planned.commitment())
                && again.equals(recorded.drawn())
                && again.size() >= LotDraw.floor(planned.pool().size());
        Verdict verdict = right ? Verdict.MATCHES : Verdict.DIFFERS;
        if (json) {
            out.println(JsonObject.builder()
                    .put("verdict", verdict.name())
                    .put("lots", planned.pool().size())
                    .put("floor", LotDraw.floor(planned.pool().size()))
                    .put(
                            "drawn",
                            JsonArray.ofStrings(
                                    again.stream().map(PoolLot::value).toList()))
                    .build());
        } else {
            out.println(verdict + "  " + again.size() + " / " + planned.pool().size() + ", ≥ "
                    + LotDraw.floor(planned.pool().size()) + "  " + planned.agency() + " " + planned.year());
            again.forEach(lot -> out.println("  " + lot));
        }
        return right ? ExitCode.MATCHES.number() : ExitCode.DIFFERS.number();
    }
}
