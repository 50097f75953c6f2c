/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.drill.DrillResult;
import org.jianzheng.evidence.drill.TamperDrill;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drills the audit. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Changes one thing after the other in a copy of each store, and looks whether the audit finds it.",
            "在副本的每个存储中逐一改动一处，检验审计能否发现；原数据不受影响。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:every change was found 全部发现",
            "1:a change was not found 有改动未被发现",
            "3:CHANGED before anything was done: run audit 演练前已有改动",
            "4:CANNOT_TELL, nothing here to drill 无可演练",
            "5:found, where there was something; absent stores are named 存在者全部发现",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
final class DrillCommand implements Callable<Integer> {
    @Mixin
    private final AuditOptions options = new AuditOptions();

    @Option(names = "--json", description = "Answer as JSON, one document for each gateway. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private final SpeechOption speech = new SpeechOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            TrustRoot trust = options.trust();
            List<GatewayFolder> gateways = GatewayFolder.in(options.data());
            if (gateways.isEmpty()) {
                out.println(speech.speech().say(Phrase.NOTHING_TO_AUDIT) + ": " + options.data());
                return ExitCode.CANNOT_TELL.number();
            }
            AuditInputs inputs = options.inputs();
            ExitCode worst = ExitCode.MATCHES;
            for (GatewayFolder gateway : gateways) {
                worst = worst.orWorse(drill(gateway, inputs, trust, out));
            }
            return worst.number();
        } catch (Refusal refusal) {
            out.println(
                    speech.speech().say(Phrase.TRUST_UNREADABLE) + ": " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.CANNOT_TELL.number();
        } catch (IOException e) {
            throw new UsageProblem("cannot read or copy " + options.data() + " 无法读取或复制 (" + e + ")", e);
        }
    }

    private ExitCode drill(GatewayFolder gateway, AuditInputs inputs, TrustRoot trust, PrintWriter out)
            throws IOException {
        Speech words = speech.speech();
        List<DrillResult> results = new ArrayList<>();
        AuditReport before;
        if (!json) {
            out.println(words.say(Phrase.DRILL) + ": " + gateway.root());
        }
        try (ScratchFolder scratch = options.scratch()) {
            before = new TamperDrill(trust, scratch.path()).run(gateway, inputs, result -> {
                results.add(result);
                if (!json) {
                    print(result, words, out);
                }
            });
        }
        if (json) {
            out.println(JsonObject.builder()
                    .put("data", gateway.root().toString())
                    .put("before", before.verdict().name())
                    .put(
                            "results",
                            JsonArray.of(results.stream()
                                    .map(result -> result.toJson(speech.language()))
                                    .toList()))
                    .build());
        } else if (before.verdict() != AuditVerdict.INTACT) {
            new AuditPrinter(out, words).print(gateway, before);
        } else {
            long found = count(results, DrillResult.Outcome.FOUND);
            long made = results.size() - count(results, DrillResult.Outcome.ABSENT);
            out.println("  " + found + " of " + made + " " + words.say(Phrase.CHANGES_FOUND));
        }
        return exitCode(before, results);
    }

    private static ExitCode exitCode(AuditReport before, List<DrillResult> results) {
        if (before.verdict() != AuditVerdict.INTACT) {
            return ExitCode.of(before);
        }
        if (count(results, DrillResult.Outcome.NOT_FOUND) > 0) {
            return ExitCode.DIFFERS;
        }
        return count(results, DrillResult.Outcome.ABSENT) > 0 ? ExitCode.MATCHES_WITH_GAPS : ExitCode.MATCHES;
    }

    private static long count(List<DrillResult> results, DrillResult.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static void print(DrillResult result, Speech words, PrintWriter out) {
        String mark = switch (result.outcome()) {
            case FOUND -> "✓";
            case NOT_FOUND -> "✗";
            case ABSENT -> "·";
        };
        out.println(
                "  " + mark + " " + words.say(result.tampering()) + " [" + result.outcome() + "] " + result.place());
        result.finding()
                .ifPresent(finding ->
                        out.println("      " + finding.in(words.languages().getLast())));
    }
}
