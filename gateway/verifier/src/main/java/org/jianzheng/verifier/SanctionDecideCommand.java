/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.sanction.Conclusion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a matter without a joint decision. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Shows in words what the leading department ends, and with --yes confirms light measures or drops the matter. What departments decide jointly is decided by their ballots.",
            "示明牵头部门所结事项；使用 --yes 时确认轻微措施或终止。联合决定由各部门会签作出。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:shown, and with --yes signed 已示明；使用 --yes 时已签署",
            "3:PROOF_INVALID: nothing was signed; the contract would refuse it 未签署：合约将拒绝",
            "4:CANNOT_TELL: an answer is missing 缺少答复，无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SanctionDecideCommand implements Callable<Integer> {
    @Mixin
    private SanctionOptions options;

    @Mixin
    private SanctionSigning signing;

    @Option(names = "--outcome", required = true, paramLabel = "CONFIRMED|DROPPED", description = "How it ends. 结果。")
    private Conclusion.Outcome outcome;

    @Option(
            names = "--reasons",
            required = true,
            paramLabel = "FILE",
            description = "The salted reasons, of which the record holds digests. 加盐的理由文本，记录仅载其摘要。")
    private Path reasons;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(spec.commandLine().getOut(), this::sign);
    }

    private ExitCode sign(ProvedDecision decision, SanctionPrinter printer) {
        DualDigest why = new InputFile(reasons).digests().digests();
        return signing.sign(
                decision,
                printer,
                decision.head().matter().department(),
                new Conclusion(options.draft(), outcome, why),
                List.of(),
                List.of());
    }
}
