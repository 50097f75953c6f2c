/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.model.crypto.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a bidder states to the platform before the deadline, and is given a receipt for. */
@Command(
        mixinStandardHelpOptions = true,
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
abstract class BidStatementCommand implements Callable<Integer> {
    @Mixin
    private BidderOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public abstract Integer call() throws InterruptedException;

    /**
     * States it, and verifies the receipt.
     *
     * @param file what is committed to; nothing withdraws
     * @param replaces whether a bid must stand already; for a commitment that is the first, none may
     */
    final int state(Optional<Digest> file, boolean replaces) throws InterruptedException {
        try (BidFolder folder = options.folder();
                GatewayLink gateway = options.gateway().open()) {
            return new BidDispatch(options, folder, gateway, spec.commandLine().getOut())
                    .state(
                            file,
                            replaces,
                            options.key().read(options.speech()),
                            InstantSource.system(),
                            new SecureRandom())
                    .number();
        }
    }
}
