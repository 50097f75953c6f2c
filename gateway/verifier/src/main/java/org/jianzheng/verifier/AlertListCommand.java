/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.concurrent.Callable;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists alerts. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {"Lists alerts with who investigates them, as a gateway tells it.", "列出预警及调查部门（网关所述）。"},
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:listed 已列出",
            "4:the gateway does not answer, or refuses 网关无应答或拒绝",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class AlertListCommand implements Callable<Integer> {
    @Mixin
    private MatterListOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.list("/api/v1/alerts", spec.commandLine().getOut(), AlertListCommand::line);
    }

    private static String line(JsonObject json) {
        AlertHead head = AlertHead.fromJson(json);
        return head.state() + "  " + head.analysis() + "  " + head.alert() + "  "
                + head.department().map(DepartmentId::value).orElse("-") + "  "
                + head.lot().map(LotCode::value).orElse("-");
    }
}
