/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.archive.ArchiveReport;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies an archive. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes an archive anew, entry by entry, from its files and the trust root alone; changes nothing there.",
            "仅依据归档文件与信任根逐项重算归档；不作任何改动。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:INTACT and stamped 完好且有时间戳",
            "3:CHANGED, each finding names its file 有改动",
            "4:CANNOT_TELL, no archive, or a newer trust root is needed 无法判断",
            "5:INTACT with named gaps 完好但有缺口",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
final class ArchiveVerifyCommand implements Callable<Integer> {
    @Mixin
    private final ArchiveOptions options = new ArchiveOptions();

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private final SpeechOption speech = new SpeechOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        TrustRoot trust;
        try {
            trust = options.trust();
        } catch (Refusal refusal) {
            out.println(
                    speech.speech().say(Phrase.TRUST_UNREADABLE) + ": " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.CANNOT_TELL.number();
        }
        try (ScratchFolder scratch = options.scratch()) {
            ArchiveReport report =
                    options.verifier(trust, spec.commandLine().getErr()).verify(options.folder(), scratch.path());
            if (json) {
                out.println(report.toJson(speech.language())
                        .with("archive", options.folder().root().toString()));
            } else {
                new ArchivePrinter(out, speech.speech()).print(options.folder(), report);
            }
            return ExitCode.of(report).number();
        } catch (IOException e) {
            throw new UsageProblem("cannot read " + options.folder().root() + " 无法读取 (" + e + ")", e);
        }
    }
}
