/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** Sealed bids: the bidder's side, and what anybody checks of an opening. */
@Command(
        name = "bid",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Sealed bids: commits, replaces, withdraws and reveals a bid, whose secret stays with the bidder; checks"
                    + " receipts and openings off line.",
            "密封投标：承诺、替换、撤回、公开投标（密值留在投标人处）；离线核验回执与开标。"
        },
        subcommands = {
            BidCommitCommand.class,
            BidReplaceCommand.class,
            BidWithdrawCommand.class,
            BidRevealCommand.class,
            BidReceiptCommand.class,
            BidVerifyCommand.class
        })
final class BidCommand {}
