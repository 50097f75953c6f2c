/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.sanction.Countersigning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies a joint decision off line. */
@Command(
        name = "verify",
        aliases = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a joint decision in words and verifies it off line: every signature by the registered keys, every signer's post, the"
                    + " matrix. Catalogues and departments count by the versions that are given.",
            "以文字示明联合惩戒决定并离线核验：逐一核验签名、签署人职务与会签矩阵；目录与部门以所给出的版本为限。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:decided, and everything holds 已作出决定，全部有效",
            "1:the text is another one 决定书文本不同",
            "2:not decided 尚未作出决定",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL: an answer is missing 缺少答复，无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SanctionVerifyCommand implements Callable<Integer> {
    @Mixin
    private SanctionOptions options;

    @Option(names = "--text", paramLabel = "FILE", description = "The text of the decision. 决定书文本。")
    private @Nullable Path text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(spec.commandLine().getOut(), this::verify);
    }

    private ExitCode verify(ProvedDecision decision, SanctionPrinter printer) {
        printer.print(decision);
        printer.signatures(decision);
        if (text != null) {
            DualDigest given = new InputFile(text).digests().digests();
            Optional<DualDigest> signed =
                    decision.head().procedure().countersigning().map(Countersigning::text);
            if (!signed.equals(Optional.of(given))) {
                printer.out().println(Verdict.DIFFERS + "  " + SanctionPrinter.digests(given));
                return ExitCode.DIFFERS;
            }
        }
        boolean decided = switch (decision.head().state()) {
            case DECIDED, SERVED -> true;
            case DRAFT, NOTIFIED, PROPOSED, DROPPED -> false;
        };
        return decided ? ExitCode.MATCHES : ExitCode.NOT_RECORDED;
    }
}
