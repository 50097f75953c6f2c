/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.trust.TrustChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a change of the trust root. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Adds the signature of a checkpoint key to a change. Look first whose keys it adds and retires.",
            "以检查点密钥为变更追加签名；签名前请核对增减的密钥。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class TrustSignCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CHANGE", description = "The change. 变更文件。")
    private Path change;

    @Mixin
    private KeyOption key;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file for the result. 结果写入新文件。")
    private Path output;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        TrustChange signed = TrustChange.parse(new InputFile(change).bytes(TrustChange.MAX_BYTES))
                .signedBy(key.read(speech.speech()));
        new OutputFile(output).create(signed.canonical());
        spec.commandLine()
                .getOut()
                .println(signed.signatures().size() + " " + speech.speech().say(Phrase.TRUST_SIGNATURES));
        return ExitCode.MATCHES.number();
    }
}
