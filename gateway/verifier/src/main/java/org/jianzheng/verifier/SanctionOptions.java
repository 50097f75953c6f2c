/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The joint decision that a command is about, and the answers that prove it. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SanctionOptions {
    @Parameters(index = "0", paramLabel = "DRAFT", description = "The id of the record that drafted it. 立案记录编号。")
    private String draft;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE.eva",
            description = {
                "What a gateway is not asked for: the answer with all records that refer to the draft (/api/v1/index/standing?key=rec:ID&proof=1), the draft"
                        + " (/api/v1/records/ID?proof=1), and the answers for each key (/api/v1/heads/key/ID?proof=1), department and"
                        + " catalogue (/api/v1/records/ID?proof=1) that they rest on.",
                "未向网关查询的部分：引用该立案的全部记录、立案记录本身，以及所依据的各密钥、部门与目录的索引答复。"
            })
    private List<Path> answers = List.of();

    @ArgGroup(exclusive = false)
    private @Nullable GatewayOption gateway;

    @Mixin
    private TrustOption trust;

    @Mixin
    private SpeechOption speech;

    /** What a command does with a decision that is proved. */
    @FunctionalInterface
    interface Doing {
        ExitCode with(ProvedDecision decision, SanctionPrinter printer);
    }

    RecordRef draft() {
        return new RecordRef(RecordId.parse(draft));
    }

    Speech speech() {
        return speech.speech();
    }

    /** Verifies and folds the answers, those that a gateway is asked for among them, and goes on if they hold. */
    int run(PrintWriter out, Doing doing) throws InterruptedException {
        SanctionPrinter printer = new SanctionPrinter(out, speech());
        RecordRef asked = draft();
        try {
            ProvedAnswers proved = proved(asked);
            if (proved.unproved().isPresent()) {
                return proved.unproved().get().tell(out, speech());
            }
            IndexKey steps = new IndexKey(IndexName.STANDING, asked.toString());
            if (proved.answers().stream()
                    .noneMatch(answer ->
                            answer.key().equals(steps) && answer.blocks().isEmpty())) {
                throw Refusal.of(
                        ErrorCode.REFERENCE_UNKNOWN, "an answer with all records that refer to %s is needed", asked);
            }
            return doing.with(ProvedDecision.of(asked, proved.entries()), printer)
                    .number();
        } catch (GatewaySilent silent) {
            out.println(Verdict.CANNOT_TELL + "  " + silent.getMessage());
            return ExitCode.CANNOT_TELL.number();
        } catch (Refusal refusal) {
            return judged(refusal, printer).number();
        }
    }

    private ProvedAnswers proved(RecordRef asked) throws GatewaySilent, InterruptedException {
        TrustRoot root = trust.root();
        ProvedAnswers given = ProvedAnswers.of(answers, root);
        if (gateway == null) {
            if (answers.isEmpty()) {
                throw new UsageProblem("name answers (FILE.eva), or a gateway by --gateway 请给出答复文件，或以 --gateway 指定网关");
            }
            return given;
        }
        if (given.unproved().isPresent()) {
            return given;
        }
        try (GatewayLink link = gateway.open()) {
            return new DecisionQuestions(new ProofQuestions(link, root, speech())).ask(asked, given);
        }
    }

    /** What is missing can be added; anything else the contract should never have accepted. */
    private static ExitCode judged(Refusal refusal, SanctionPrinter printer) {
        boolean missing = refusal.code() == ErrorCode.REFERENCE_UNKNOWN || refusal.code() == ErrorCode.KEY_UNKNOWN;
        printer.verdict(missing ? Verdict.CANNOT_TELL : Verdict.PROOF_INVALID, refusal);
        return missing ? ExitCode.CANNOT_TELL : ExitCode.PROOF_INVALID;
    }
}
