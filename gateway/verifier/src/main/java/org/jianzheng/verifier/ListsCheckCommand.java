/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.list.ListFolder;
import org.jianzheng.evidence.list.UnprovedDeltas;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.ListEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers off line whether somebody stands on a list. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says whether a subject stands on a list on a day, as known at a time: verifies all deltas that are held"
                    + " and folds them anew.",
            "离线答复某主体某日是否在名单上，以某时所知为准：重新核验并推演全部增量。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:it stands on the list 在名单上",
            "2:it does not 不在名单上",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL: not followed to that time 未跟至所问时间",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ListsCheckCommand implements Callable<Integer> {
    @Mixin
    private ListFolderOption folder;

    @Parameters(
            index = "2",
            paramLabel = "SUBJECT",
            description = "Who: org:CODE or person:REFERENCE. 何者：org:统一社会信用代码 或 person:代号。")
    private String subject;

    @Mixin
    private DayOption day;

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Subject who = Subject.parse(subject);
        LocalDate on = day.on();
        Instant known = day.knownAt();
        return folder.run(held -> check(held, who, on, known, out), out, speech.speech());
    }

    private int check(ListFolder list, Subject who, LocalDate on, Instant known, PrintWriter out)
            throws IOException, UnprovedDeltas {
        Optional<ListFolder.Held> held = list.read();
        boolean reached = held.filter(all -> all.report().isPlainMatch())
                .flatMap(all -> all.report().answer())
                .flatMap(AnswerSummary::cosignedAt)
                .filter(until -> !known.isAfter(until))
                .isPresent();
        if (!reached) {
            out.println(Verdict.CANNOT_TELL + "  the list is not held up to " + Instants.format(known) + " 名单未跟至该时间");
            return ExitCode.CANNOT_TELL.number();
        }
        Optional<ListEntry> entry =
                held.orElseThrow().feed().snapshot(on, known).entry(who);
        if (json) {
            out.println(JsonObject.builder()
                    .put("listed", entry.isPresent())
                    .put("subject", who.toString())
                    .put("on", Dates.format(on))
                    .put("knownAt", Instants.format(known))
                    .putValueIfPresent("entry", entry.map(ListEntry::toJson))
                    .build());
        } else {
            out.println(entry.map(listed -> "LISTED 在名单上  " + who + "  " + listed.from() + " – " + listed.until())
                    .orElse("NOT LISTED 不在名单上  " + who));
        }
        return entry.isPresent() ? ExitCode.MATCHES.number() : ExitCode.NOT_RECORDED.number();
    }
}
