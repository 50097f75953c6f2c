/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.Countersigning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs a ballot. */
@Command(
        name = "ballot",
        mixinStandardHelpOptions = true,
        description = {
            "Shows in words what a department votes on, and with --yes signs the ballot: by the key of its head or a delegate and, but to recuse, by the seal.",
            "示明部门表决内容；使用 --yes 时由负责人或受委托人签署并加盖部门印章（回避除外）。"
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
final class SanctionBallotCommand implements Callable<Integer> {
    @Mixin
    private SanctionOptions options;

    @Mixin
    private SanctionSigning signing;

    @Option(names = "--text", required = true, paramLabel = "FILE", description = "The text of the decision. 决定书文本。")
    private Path text;

    @Option(names = "--department", required = true, paramLabel = "ID", description = "For which department. 所属部门。")
    private String department;

    @Option(
            names = "--choice",
            required = true,
            paramLabel = "APPROVE|OBJECT|ABSTAIN|RECUSE",
            description = "How. 同意、反对、弃权或回避。")
    private Ballot.Choice choice;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why. 理由。")
    private @Nullable String reason;

    @Option(names = "--seal", paramLabel = "FILE", description = "The key file of the department's seal. 部门印章密钥文件。")
    private @Nullable Path seal;

    @Option(
            names = "--seal-passphrase-file",
            paramLabel = "FILE",
            description = "First line is the seal's passphrase; asked for if left out. 首行为印章口令，省略时询问。")
    private @Nullable Path sealPassphrase;

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
                new Ballot(options.draft(), before.proposal(), before.text(), of, choice, Optional.ofNullable(reason)),
                List.of(before.proposal()),
                seal == null ? List.of() : List.of(KeyOption.read(seal, sealPassphrase, printer.speech())));
    }
}
