/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cuts a part out of a recording, with the bundle that proves it. */
@Command(
        name = "clip",
        mixinStandardHelpOptions = true,
        description = {
            "Cuts a part out of a recording, in whole chunks of 1 MiB, with the bundle that proves it to be a part of it.",
            "按 1 MiB 分块从录像中截取片段，并生成可证明其属于该录像的证据包。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ClipCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECORDING.evb", description = "The bundle of the recording. 录像的证据包。")
    private Path evidence;

    @Option(names = "--file", required = true, paramLabel = "RECORDING", description = "The recording. 录像文件。")
    private Path recording;

    @Option(names = "--from", required = true, paramLabel = "BYTE", description = "First byte of the part. 片段首字节。")
    private long from;

    @Option(names = "--to", required = true, paramLabel = "BYTE", description = "First byte behind it. 片段之后的首字节。")
    private long to;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "CLIP",
            description = "The clip; its bundle is CLIP.evb. 输出文件。")
    private Path out;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter words = spec.commandLine().getOut();
        try {
            EvidenceBundle bundle = EvidenceBundle.parse(new InputFile(evidence).bytes(EvidenceBundle.MAX_BYTES));
            ChunkedFile file = new InputFile(recording).chunked();
            if (from < 0 || from >= to || to > file.size()) {
                throw new UsageProblem("--from and --to lie within 0 to " + file.size() + " 范围不正确");
            }
            long first = from / FileRegistration.CHUNK;
            long behind = (to - 1) / FileRegistration.CHUNK + 1;
            EvidenceBundle proof = bundle.with(file.clip(first, behind - first));
            long begin = first * FileRegistration.CHUNK;
            long end = Math.min(file.size(), behind * FileRegistration.CHUNK);
            copy(begin, end);
            Files.write(
                    out.resolveSibling(out.getFileName() + ".evb"), proof.canonical(), StandardOpenOption.CREATE_NEW);
            words.println(
                    speech.speech().say(Phrase.CLIPPED) + ": " + out + ", " + begin + "–" + end + " / " + file.size());
            return ExitCode.MATCHES.number();
        } catch (Refusal refusal) {
            spec.commandLine().getErr().println(refusal.code() + ": " + refusal.sentence());
            return ExitCode.PROOF_INVALID.number();
        }
    }

    private void copy(long begin, long end) throws IOException {
        try (InputStream in = Files.newInputStream(recording);
                OutputStream target = Files.newOutputStream(out, StandardOpenOption.CREATE_NEW)) {
            in.skipNBytes(begin);
            byte[] piece = new byte[FileRegistration.CHUNK];
            for (long left = end - begin; left > 0; ) {
                int read = in.readNBytes(piece, 0, (int) Math.min(left, piece.length));
                if (read == 0) {
                    throw new UsageProblem("the recording became shorter 录像文件变短: " + recording);
                }
                target.write(piece, 0, read);
                left -= read;
            }
        }
    }
}
