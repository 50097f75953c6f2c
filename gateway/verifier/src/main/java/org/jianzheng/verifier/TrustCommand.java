/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import picocli.CommandLine.Command;

/** Changes of the trust root. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Changes whose checkpoint keys count: draft a change, sign it, accept it. What was pinned leads to the newest version.",
            "变更信任根：起草、签名、接受。由任一已固定的版本可依次验证到最新版本。"
        },
        subcommands = {TrustDraftCommand.class, TrustSignCommand.class, TrustAcceptCommand.class})
final class TrustCommand {}
