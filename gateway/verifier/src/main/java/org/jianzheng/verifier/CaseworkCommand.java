/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** Complaints, tip-offs and clues. */
@Command(
        name = "casework",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Complaints, tip-offs and clues: lists what a gateway tells, and shows one with the proof of all its records.",
            "投诉举报与线索：列出网关所述，并以全部记录的证明逐件核对。"
        },
        subcommands = {CaseworkListCommand.class, CaseworkShowCommand.class})
final class CaseworkCommand {}
