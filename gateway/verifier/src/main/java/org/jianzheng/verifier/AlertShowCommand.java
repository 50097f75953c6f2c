/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.model.alert.AlertConclusion;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows an alert. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows an alert by the gateway's word, proves all its records and what rests on it, and says whether they make this state.",
            "显示预警（网关所述），证明其全部记录与以其为据的记录，并核对状态是否一致。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the proved records make this state 已证明的记录与所述状态一致",
            "3:PROOF_INVALID: they make another, or a proof is invalid 记录与所述状态不一致，或证明无效",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class AlertShowCommand implements Callable<Integer> {
    @Mixin
    private MatterShowOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.show(
                "/api/v1/alerts", spec.commandLine().getOut(), AlertShowCommand::told, AlertShowCommand::made);
    }

    private static MatterShowOptions.Told told(JsonObject json) {
        AlertHead head = AlertHead.fromJson(json);
        List<String> lines = new ArrayList<>();
        lines.add(head.analysis().name());
        head.department().ifPresent(department -> lines.add(department.value()));
        head.lot().ifPresent(lot -> lines.add(lot.value()));
        head.subjects().forEach(subject -> lines.add(subject.toString()));
        return new MatterShowOptions.Told(head.state().name(), lines);
    }

    /** The last step says where it stands. */
    private static String made(List<JsonObject> records) {
        AlertHead.State state = AlertHead.State.RAISED;
        for (JsonObject record : records) {
            String type = record.string("type");
            if (type.equals(RecordType.ALERT_INVESTIGATION.wireName())) {
                state = AlertHead.State.INVESTIGATING;
            } else if (type.equals(RecordType.ALERT_CONCLUSION.wireName())) {
                state = switch (AlertConclusion.fromJson(record.object("body")).outcome()) {
                    case SUBSTANTIATED -> AlertHead.State.SUBSTANTIATED;
                    case NO_CONSEQUENCE -> AlertHead.State.NO_CONSEQUENCE;
                    case TRANSFERRED -> AlertHead.State.TRANSFERRED;
                };
            }
        }
        return state.name();
    }
}
