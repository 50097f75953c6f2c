/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.state.AsOf;
import org.jianzheng.evidence.state.PastState;
import org.jianzheng.evidence.state.StateFold;
import org.jianzheng.evidence.state.StateStep;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a state was at an earlier moment. */
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a key, a lot or the witness of a lot was as of a block or a ledger time: verifies answers from the index and folds their"
                    + " records anew, by the functions that the contract applies.",
            "核验索引答复，并按合约所用的函数重新推演：某密钥、标段或见证人在某区块或某账本时间的状态。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the state is shown 已示明状态",
            "2:nothing had made it by then 当时尚无",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class StateCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "KIND/ID",
            description = "Whose state, such as key/key:… or lot/CODE. 何者的状态，如 key/key:… 或 lot/标段编号。")
    private String head;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE.eva",
            description = {
                "Answers with all records of it, as gateways give them under /api/v1/heads/KIND/ID?proof=1; parts of one are put together."
                        + " 含其全部记录的索引答复。",
                "A lot is built on its tender: add the answer for the tender's code. 标段以其招标项目为前提，请一并给出招标项目编号的答复。"
            })
    private List<Path> answers;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "BLOCK|TIME",
            description = {
                "A block number: exact. 区块号：精确。",
                "Or a time such as 2026-03-16T01:30:00Z, compared with the times of transactions, which their submitters state."
                        + " 或时间：与交易时间比较，该时间由提交方给出。"
            })
    private String asOf;

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        HeadKey key = key();
        AsOf moment = AsOf.parse(asOf);
        ProvedAnswers proved = ProvedAnswers.of(answers, trust.root());
        if (proved.unproved().isPresent()) {
            return proved.unproved().get().tell(out, speech.speech());
        }
        PastState state;
        try {
            state = StateFold.of(key, moment, proved.answers());
        } catch (Refusal refusal) {
            out.println(Verdict.CANNOT_TELL + "  " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.CANNOT_TELL.number();
        }
        print(state, out);
        return state.head().isPresent() ? ExitCode.MATCHES.number() : ExitCode.NOT_RECORDED.number();
    }

    private HeadKey key() {
        int slash = head.indexOf('/');
        if (slash < 0) {
            throw new UsageProblem("KIND/ID is needed, such as lot/CODE 需为 类别/编号");
        }
        return new HeadKey(HeadKind.parse(head.substring(0, slash)), head.substring(slash + 1));
    }

    private void print(PastState state, PrintWriter out) {
        if (json) {
            out.println(JsonObject.builder()
                    .put("head", state.key().text())
                    .put("asOf", state.asOf().toString())
                    .putValueIfPresent("state", state.head())
                    .put(
                            "steps",
                            JsonArray.of(state.steps().stream()
                                    .map(StateCommand::json)
                                    .toList()))
                    .build());
            return;
        }
        Speech words = speech.speech();
        out.println(state.key().text() + ", " + words.say(Phrase.AS_OF) + " " + state.asOf());
        out.println("  " + state.head().map(JsonObject::toString).orElseGet(() -> words.say(Phrase.NO_STATE)));
        if (!state.steps().isEmpty()) {
            out.println(words.say(Phrase.STATE_MADE_BY));
            state.steps().forEach(step -> out.println("  - " + json(step)));
        }
    }

    private static JsonObject json(StateStep step) {
        JsonObject record = step.entry().record();
        return JsonObject.builder()
                .putIfPresent("record", record.optionalString("id"))
                .putIfPresent("type", record.optionalString("type"))
                .put("block", step.entry().block())
                .put("time", step.entry().time().toString())
                .build();
    }
}
