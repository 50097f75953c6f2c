/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.TransparencyLogProof;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what the tools of other logs read. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the inclusion proof of a bundle as C2SP tlog-proof, for tools of other transparency logs; verifies nothing.",
            "It has less than the bundle: SHA-256 alone, no index, no signatures of the record.",
            "将证据包中的包含证明写为 C2SP tlog-proof 格式，供其他透明日志工具使用；不作验证，内容少于证据包。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE.evb", description = "The bundle. 证据包。")
    private Path bundle;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.tlog-proof",
            description = "A new file for the proof. 证明写入新文件。")
    private Path output;

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description = "A new file for the bytes of the entry that the proof is about. 条目字节写入新文件。")
    private @Nullable Path entry;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EvidenceBundle content = EvidenceBundle.parse(new InputFile(bundle).bytes(EvidenceBundle.MAX_BYTES));
        new OutputFile(output)
                .create(TransparencyLogProof.of(content).toString().getBytes(StandardCharsets.UTF_8));
        if (entry != null) {
            new OutputFile(entry).create(content.proved().entry().canonical());
        }
        spec.commandLine().getOut().println(speech.speech().say(Phrase.NOTHING_VERIFIED));
        return ExitCode.MATCHES.number();
    }
}
