/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** The receiving side of lists. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Receives red and black lists: takes proved deltas without gap, replay or reordering, and answers from"
                    + " them off line.",
            "接收红黑名单：按序接收有证明的增量，拒绝缺漏、重放与乱序，并可离线答复。"
        },
        subcommands = {
            ListsFollowCommand.class,
            ListsApplyCommand.class,
            ListsCheckCommand.class,
            ListsExportCommand.class,
            ListsOverdueCommand.class
        })
final class ListsCommand {}
