/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** Alerts. */
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Alerts: lists what a gateway tells, and shows one with the proof of all its records.",
            "预警：列出网关所述，并以全部记录的证明逐件核对。"
        },
        subcommands = {AlertListCommand.class, AlertShowCommand.class})
final class AlertCommand {}
