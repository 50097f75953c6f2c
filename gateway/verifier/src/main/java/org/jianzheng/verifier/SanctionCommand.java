/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** Joint decisions: what officers and departments sign, and what anybody checks. */
@Command(
        name = "sanction",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Joint decisions: shows in words what is signed, signs it for an officer or a department, and checks a decision's"
                    + " signatures and matrix off line.",
            "联合惩戒：以文字示明所签内容，由承办人员或部门签署，并离线核验决定的签名与会签矩阵。"
        },
        subcommands = {
            SanctionVerifyCommand.class,
            SanctionSignCommand.class,
            SanctionBallotCommand.class,
            SanctionDecideCommand.class
        })
final class SanctionCommand {}
