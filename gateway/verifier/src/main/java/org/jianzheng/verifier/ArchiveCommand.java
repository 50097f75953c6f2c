/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** Archives of logs. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Freezes a log, or a range of it, as files that verify with no ledger and no gateway, verifies them, and renews their time stamps.",
            "将日志或其区间冻结为无需账本与网关即可核验的文件；核验归档，并为其时间戳续期。"
        },
        subcommands = {
            ArchiveCreateCommand.class,
            ArchiveVerifyCommand.class,
            ArchiveRenewCommand.class,
            ArchiveBundleCommand.class
        })
final class ArchiveCommand {}
