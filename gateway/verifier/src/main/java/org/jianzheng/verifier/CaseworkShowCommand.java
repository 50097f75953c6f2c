/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.CaseProgress;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows a case. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a case by the gateway's word, proves all its records, and says whether they make this state.",
            "显示案件（网关所述），证明其全部记录，并核对状态是否一致。"
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
final class CaseworkShowCommand implements Callable<Integer> {
    @Mixin
    private MatterShowOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.show(
                "/api/v1/casework", spec.commandLine().getOut(), CaseworkShowCommand::told, CaseworkShowCommand::made);
    }

    private static MatterShowOptions.Told told(JsonObject json) {
        CaseHead head = CaseHead.fromJson(json);
        List<String> lines = new ArrayList<>();
        lines.add(head.about().kind() + "  " + head.keeper());
        head.about().lot().ifPresent(lot -> lines.add(lot.value()));
        head.about().subjects().forEach(subject -> lines.add(subject.toString()));
        lines.add("RECEIVED " + head.limits().receivedOn() + "  ACCEPT_BY "
                + head.limits().acceptBy()
                + head.limits().decideBy().map(day -> "  DECIDE_BY " + day).orElse(""));
        head.linked().forEach(other -> lines.add("LINKED " + other));
        head.progress()
                .transfers()
                .forEach(handing -> lines.add(handing.what() + " -> " + handing.to() + "  "
                        + handing.result().map(Enum::name).orElse("-") + "  " + handing.record()));
        head.progress()
                .answer()
                .ifPresent(answer -> lines.add(answer.outcome() + "  " + answer.on() + "  " + answer.sanctions()));
        return new MatterShowOptions.Told(head.state().name(), lines);
    }

    /** The last of these steps says where it stands; the contract takes them in their order alone. */
    private static String made(List<JsonObject> records) {
        CaseProgress.State state = CaseProgress.State.RECEIVED;
        for (JsonObject record : records) {
            String type = record.string("type");
            if (type.equals(RecordType.CASEWORK_ADMISSION.wireName())) {
                boolean accepted =
                        CaseAdmission.fromJson(record.object("body")).refused().isEmpty();
                state = accepted ? CaseProgress.State.ACCEPTED : CaseProgress.State.REFUSED;
            } else if (type.equals(RecordType.CASEWORK_ANSWER.wireName())) {
                state = CaseProgress.State.ANSWERED;
            } else if (type.equals(RecordType.CASEWORK_CLOSING.wireName())) {
                state = CaseProgress.State.CLOSED;
            }
        }
        return state.name();
    }
}
