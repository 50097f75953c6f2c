/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.trust.TrustChange;
import org.jianzheng.evidence.trust.TrustChangeRefused;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustSuccession;
import org.jianzheng.evidence.verify.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Comes from a pinned trust root to a newer one. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "Checks one change after another, from the pinned trust root on, and writes the newest. Exit code 3: refused.",
            "自已固定的信任根起逐次核对变更，写出最新版本；退出码 3 表示拒绝。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class TrustAcceptCommand implements Callable<Integer> {
    @Option(names = "--trust", required = true, paramLabel = "FILE", description = "The pinned trust root. 已固定的信任根。")
    private Path trust;

    @Parameters(arity = "1..*", paramLabel = "CHANGE", description = "The changes, in order. 依次的变更文件。")
    private List<Path> changes;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "A new file for the newest. 最新信任根写入新文件。")
    private Path output;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            TrustRoot newest = TrustRoot.parse(new InputFile(trust).bytes(TrustRoot.MAX_BYTES));
            for (Path change : changes) {
                newest = TrustSuccession.accept(
                        newest, TrustChange.parse(new InputFile(change).bytes(TrustChange.MAX_BYTES)));
            }
            new OutputFile(output).create(newest.canonical());
            Speech words = speech.speech();
            out.println(words.say(Phrase.TRUST_VERSION) + ": " + newest.version());
            out.println(words.say(Phrase.TRUST_ACCEPTED));
            return ExitCode.MATCHES.number();
        } catch (TrustChangeRefused refused) {
            String rule = speech.language() == Language.ZH
                    ? refused.rule().chinese()
                    : refused.rule().english();
            out.println(speech.speech().say(Phrase.TRUST_REFUSED) + ": " + refused.rule() + ": " + rule + "; "
                    + refused.given());
            return ExitCode.PROOF_INVALID.number();
        }
    }
}
