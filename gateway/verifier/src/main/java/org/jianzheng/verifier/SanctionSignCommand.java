/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.sanction.Countersigning;
import org.jianzheng.model.sanction.OfficerSignature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs a text for an officer. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Shows in words what a licensed officer signs, and with --yes signs the text that is before the departments.",
            "示明承办人员所签内容；使用 --yes 时签署会签文本。"
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
final class SanctionSignCommand implements Callable<Integer> {
    @Mixin
    private SanctionOptions options;

    @Mixin
    private SanctionSigning signing;

    @Option(names = "--text", required = true, paramLabel = "FILE", description = "The text of the decision. 决定书文本。")
    private Path text;

    @Option(names = "--department", required = true, paramLabel = "ID", description = "For which department. 所属部门。")
    private String department;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(spec.commandLine().getOut(), this::sign);
    }

    private ExitCode sign(ProvedDecision decision, SanctionPrinter printer) {
        Countersigning before = SanctionSigning.countersigning(decision);
        SanctionSigning.requireText(before, text);
        DepartmentId of = DepartmentId.parse(department);
        return signing.sign(
                decision,
                printer,
                of,
                new OfficerSignature(options.draft(), before.proposal(), before.text(), of),
                List.of(before.proposal()),
                List.of());
    }
}
