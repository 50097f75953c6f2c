/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commits to a bid. */
@Command(
        name = "commit",
        description = {
            "Commits to an encrypted bid: makes the commitment,"
                    + " keeps its secret on disk, sends it, and verifies the signed receipt."
                    + " Sends an unanswered statement again first.",
            "对加密投标文件作出承诺：生成承诺值、将密值存盘、递交，并核验签名回执。未获应答的先行重发。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidCommitCommand extends BidStatementCommand {
    @Parameters(index = "2", paramLabel = "FILE", description = "The encrypted bid. It is not sent. 加密的投标文件（不上传）。")
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        return state(Optional.of(new InputFile(file).digests().digests().sm3()), false);
    }
}
