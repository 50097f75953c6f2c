/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.Optional;
import picocli.CommandLine.Command;

/** Withdraws a bid. */
@Command(
        name = "withdraw",
        description = {"Withdraws the bid that stands, before the deadline.", "在截止时间前撤回投标。"})
final class BidWithdrawCommand extends BidStatementCommand {
    @Override
    public Integer call() throws InterruptedException {
        return state(Optional.empty(), true);
    }
}
