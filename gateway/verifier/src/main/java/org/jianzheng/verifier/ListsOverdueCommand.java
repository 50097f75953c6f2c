/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.OverdueWithdrawal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports who still shows what has ended. */
@Command(
        name = "overdue",
        mixinStandardHelpOptions = true,
        description = {
            "Names the platforms and sites that have not taken off in time what was revoked, repaired or has ended, as a gateway finds it.",
            "列出撤销、修复或到期后逾期未撤下的平台与网站（由网关统计）。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:none is overdue 无逾期",
            "4:the gateway does not answer, or refuses 网关无应答或拒绝",
            "5:some are overdue, and named 有逾期，已列出",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ListsOverdueCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 << 20;

    @Mixin
    private GatewayOption gateway;

    @Option(
            names = "--days",
            defaultValue = "7",
            description =
                    "How many days they may take where an end names no limit of its own: ${DEFAULT-VALUE}. 撤下期限（日）。")
    private int days;

    @Option(names = "--on", paramLabel = "DAY", description = "The day; today if left out. 日期，默认今日。")
    private @Nullable String on;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<LocalDate> day = Optional.ofNullable(on).map(Dates::parse);
        try (GatewayLink link = gateway.open()) {
            GatewayLink.Reply reply = link.get(
                    "/api/v1/withdrawals/overdue?days=" + days
                            + day.map(one -> "&on=" + Dates.format(one)).orElse(""),
                    MOST_BYTES);
            if (!reply.done()) {
                out.println(reply.reason(speech.speech()));
                return ExitCode.CANNOT_TELL.number();
            }
            return tell(reply, out).number();
        } catch (GatewaySilent silent) {
            out.println(silent.getMessage() + " 网关无应答");
            return ExitCode.CANNOT_TELL.number();
        } catch (Refusal unreadable) {
            out.println(unreadable.code() + ": " + unreadable.sentence());
            return ExitCode.CANNOT_TELL.number();
        }
    }

    private ExitCode tell(GatewayLink.Reply reply, PrintWriter out) {
        List<OverdueWithdrawal> overdue = reply.json().stream()
                .flatMap(answer -> answer.array("overdue").objects().stream())
                .map(OverdueWithdrawal::fromJson)
                .toList();
        Speech words = speech.speech();
        if (overdue.isEmpty()) {
            out.println(words.say(Phrase.NOTHING_OVERDUE));
            return ExitCode.MATCHES;
        }
        overdue.forEach(one -> out.println(
                one.due() + "  " + one.place() + "  " + one.id() + "  " + one.subject() + "  " + one.cause()));
        out.println(words.say(Phrase.OVERDUE) + ": " + overdue.size());
        return ExitCode.MATCHES_WITH_GAPS;
    }
}
