/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commits to a bid. */
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        description = {
            "Commits to an encrypted bid: makes the commitment,"
                    + " keeps its secret on disk, sends it, and verifies the signed receipt."
                    + " Sends an unanswered statement again first.",
            "对加密投标文件作出承诺：生成承诺值、将密值存盘、递交，并核验签名回执。未获应答的先行重发。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:received; the receipt verifies 已接收，回执有效",
            "2:refused, with the platform's signed refusal 被拒收，有平台签名的拒收回执",
            "3:the receipt is not valid 回执无效",
            "4:no receipt, or nothing to verify it by; run it again 无回执或无从核验，请重新运行",
            "5:received, and the platform alone vouches for the time 已接收，时间仅由平台证明",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidCommitCommand implements Callable<Integer> {
    @Mixin
    private BidderOptions options;

    @Parameters(index = "2", paramLabel = "FILE", description = "The encrypted bid. It is not sent. 加密的投标文件（不上传）。")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (BidFolder folder = options.folder();
                GatewayLink gateway = options.gateway().open()) {
            return new BidDispatch(options, folder, gateway, spec.commandLine().getOut())
                    .state(
                            Optional.of(new InputFile(file).digests().digests().sm3()),
                            false,
                            options.key().read(options.speech()),
                            InstantSource.system(),
                            new SecureRandom())
                    .number();
        }
    }
}
