/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replaces a bid. */
@Command(
        name = "replace",
        description = {"Replaces the bid that stands by another file, before the deadline.", "在截止时间前以另一文件替换已递交的投标。"})
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidReplaceCommand extends BidStatementCommand {
    @Parameters(index = "2", paramLabel = "FILE", description = "The encrypted bid. It is not sent. 加密的投标文件（不上传）。")
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        return state(Optional.of(new InputFile(file).digests().digests().sm3()), true);
    }
}
