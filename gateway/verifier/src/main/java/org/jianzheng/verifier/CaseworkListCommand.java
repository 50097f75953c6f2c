/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.concurrent.Callable;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists cases. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {"Lists cases with what is due next, as a gateway tells it.", "列出案件及下一期限（网关所述）。"},
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:listed 已列出",
            "4:the gateway does not answer, or refuses 网关无应答或拒绝",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class CaseworkListCommand implements Callable<Integer> {
    @Mixin
    private MatterListOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.list("/api/v1/casework", spec.commandLine().getOut(), CaseworkListCommand::line);
    }

    private static String line(JsonObject json) {
        CaseHead head = CaseHead.fromJson(json);
        return head.state() + "  " + head.about().kind() + "  " + head.filing() + "  " + head.keeper() + "  "
                + head.about().lot().map(LotCode::value).orElse("-") + "  "
                + head.dueBy().map(Object::toString).orElse("-")
                + (json.has("overdue") && json.bool("overdue") ? "  OVERDUE" : "");
    }
}
