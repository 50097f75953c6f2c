/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Withdraws a bid. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {"Withdraws the bid that stands, before the deadline.", "在截止时间前撤回投标。"},
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
final class BidWithdrawCommand implements Callable<Integer> {
    @Mixin
    private BidderOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (BidFolder folder = options.folder();
                GatewayLink gateway = options.gateway().open()) {
            return new BidDispatch(options, folder, gateway, spec.commandLine().getOut())
                    .state(
                            Optional.empty(),
                            true,
                            options.key().read(options.speech()),
                            InstantSource.system(),
                            new SecureRandom())
                    .number();
        }
    }
}
