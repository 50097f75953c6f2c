/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditScratch;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.audit.GatewayAudit;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits what gateways store. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes all that a gateway stores, from its entries and the ledger's blocks; changes nothing there.",
            "由条目和账本区块重算网关所存的一切；不改动被审计的数据。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:INTACT, everything was checked 完好，全部已检查",
            "3:CHANGED, each finding is named 有改动",
            "4:CANNOT_TELL, nothing here to judge by 无法判断",
            "5:INTACT with named gaps 完好但有未检查之处",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private AuditOptions options;

    @Option(names = "--json", description = "Answer as JSON, one document for each gateway. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        TrustRoot trust;
        try {
            trust = options.trust();
        } catch (Refusal refusal) {
            return cannotTell(out, Phrase.TRUST_UNREADABLE, refusal.code() + ": " + refusal.sentence());
        }
        try {
            List<GatewayFolder> gateways = GatewayFolder.in(options.data());
            if (gateways.isEmpty()) {
                return cannotTell(out, Phrase.NOTHING_TO_AUDIT, options.data().toString());
            }
            AuditInputs inputs = options.inputs();
            ExitCode worst = ExitCode.MATCHES;
            PrintWriter progress = spec.commandLine().getErr();
            try (ScratchFolder folder = options.scratch();
                    AuditScratch scratch = AuditScratch.open(folder.path())) {
                GatewayAudit audit =
                        new GatewayAudit(trust, scratch, (kind, done) -> progress.println("… " + kind + " " + done));
                for (GatewayFolder gateway : gateways) {
                    worst = worst.orWorse(tell(gateway, audit.audit(gateway, inputs), out));
                }
            }
            return worst.number();
        } catch (IOException e) {
            throw new UsageProblem(
                    "cannot read " + options.data() + " 无法读取 (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private ExitCode tell(GatewayFolder gateway, AuditReport report, PrintWriter out) {
        if (json) {
            out.println(
                    report.toJson(speech.language()).with("data", gateway.root().toString()));
        } else {
            new AuditPrinter(out, speech.speech()).print(gateway, report);
        }
        return ExitCode.of(report);
    }

    private int cannotTell(PrintWriter out, Phrase why, String detail) {
        if (json) {
            out.println(JsonObject.builder()
                    .put("verdict", AuditVerdict.CANNOT_TELL.name())
                    .put("text", why.in(speech.language()))
                    .put("detail", detail)
                    .put("checked", 0)
                    .build());
        } else {
            Speech words = speech.speech();
            out.println(words.say(Phrase.VERDICT) + ": " + AuditVerdict.CANNOT_TELL);
            out.println("  " + words.say(why) + ": " + detail);
        }
        return ExitCode.CANNOT_TELL.number();
    }
}
