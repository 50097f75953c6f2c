/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.packages.PackageReport;
import org.jianzheng.evidence.packages.PackageVerifier;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an evidence bundle. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies an evidence bundle, an answer from the index or an evidence package against a trust root, without network"
                    + " or ledger.",
            "凭信任根验证证据包、索引答复或取证包（.zip），无需网络和账本。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:MATCHES 一致",
            "1:DIFFERS 不一致",
            "2:NOT_RECORDED 未记录",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL 无法判断",
            "5:MATCHES with named gaps 一致但有缺口",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE.evb",
            description = {
                "The evidence bundle, the answer from the index (FILE.eva), or the evidence package (FILE.zip)."
                        + " 证据包、索引答复（FILE.eva）或取证包（FILE.zip）。",
                "Of several, one line each is printed, and the exit code is that of the worst; parts of one answer are verified"
                        + " together. An answer that lists the order by which a file was withdrawn lets the file's bundle say so."
                        + " 多个时每个一行，退出码取最严重者；同一答复的各部分一并核验；索引答复中的撤回令会在相应证据包中说明。"
            })
    private List<Path> evidence;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--file",
            paramLabel = "ORIGINAL",
            description = "The file that the record or the answer should be about. 待核对的原始文件。")
    private @Nullable Path original;

    @Option(
            names = "--since",
            paramLabel = "held.checkpoint",
            description = {
                "A checkpoint that you hold: only what extends its log is accepted. 所持检查点：只接受承接该日志的证据。",
                "Ask the gateway with since=SIZE for evidence with that proof. 请以 since=大小 向网关索取。"
            })
    private @Nullable Path since;

    @Option(
            names = "--remember",
            paramLabel = "FILE",
            description =
                    "As --since, and keeps the newest checkpoint that was verified in this file, which the first time need not exist."
                            + " 同 --since，并将核验过的最新检查点记入该文件（首次可不存在）。")
    private @Nullable Path remember;

    @Option(names = "--json", description = "Answer as JSON. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (original != null && evidence.size() > 1) {
            throw new UsageProblem("--file goes with one bundle only 只能与一个证据包同用");
        }
        byte[] trustBytes = trust.bytes();
        TrustRoot trustRoot;
        try {
            trustRoot = TrustRoot.parse(trustBytes);
        } catch (Refusal refusal) {
            return withoutTrustRoot(refusal, out);
        }
        List<EvidenceFile> files = EvidenceFile.of(evidence);
        Held held = held(trustRoot, files);
        int code = files.size() == 1 ? verifyOne(files.getFirst(), held, out) : verifyEach(files, held, out);
        held.keep(spec.commandLine().getErr(), speech);
        return code;
    }

    private Held held(TrustRoot trustRoot, List<EvidenceFile> files) {
        if (since != null && remember != null) {
            throw new UsageProblem("--since or --remember, not both 二者只能用其一");
        }
        if ((since != null || remember != null) && files.stream().anyMatch(EvidenceFile::isPackage)) {
            throw new UsageProblem("--since and --remember go with bundles and answers 仅适用于证据包和索引答复");
        }
        if (since != null) {
            return new Held(trustRoot, Optional.of(new CheckpointMemory(since, trustRoot).read()), Optional.empty());
        }
        Optional<CheckpointMemory> memory =
                Optional.ofNullable(remember).map(file -> new CheckpointMemory(file, trustRoot));
        return new Held(trustRoot, memory.flatMap(CheckpointMemory::held), memory);
    }

    private int verifyOne(EvidenceFile file, Held held, PrintWriter out) {
        if (file.isPackage()) {
            return verifyPackage(held.trust(), out);
        }
        VerificationReport report = verify(file, held);
        if (json) {
            out.println(report.toJson(speech.language()));
        } else {
            new ReportPrinter(out, speech.speech()).print(report);
        }
        return ExitCode.of(report).number();
    }

    private int verifyEach(List<EvidenceFile> files, Held held, PrintWriter out) {
        ExitCode worst = ExitCode.MATCHES;
        List<VerificationReport> answers = answers(files, held);
        for (EvidenceFile file : files) {
            if (file.isPackage()) {
                worst = worst.orWorse(verifyPackage(file.first(), held.trust(), out));
                continue;
            }
            VerificationReport report = verify(file, held);
            for (VerificationReport answer : answers) {
                report = report.beside(answer);
            }
            if (json) {
                out.println(report.toJson(speech.language()).with("bundle", file.toString()));
            } else {
                new ReportPrinter(out, speech.speech()).printLine(report, file.toString());
            }
            worst = worst.orWorse(ExitCode.of(report));
        }
        return worst.number();
    }

    /** What stands beside the bundles and may tell that a file was withdrawn after its bundle was made. */
    private List<VerificationReport> answers(List<EvidenceFile> files, Held held) {
        return files.stream()
                .filter(EvidenceFile::isAnswer)
                .map(file -> verifyAnswer(file.contents(), held))
                .toList();
    }

    private int verifyPackage(TrustRoot trustRoot, PrintWriter out) {
        if (original != null) {
            throw new UsageProblem("a package holds its originals; --file goes with a bundle 取证包自带原始文件");
        }
        PackageReport report = report(evidence.getFirst(), trustRoot);
        if (json) {
            out.println(report.toJson(speech.language()));
        } else {
            new PackageReportPrinter(out, speech.speech()).print(report);
        }
        return ExitCode.of(report).number();
    }

    private ExitCode verifyPackage(Path file, TrustRoot trustRoot, PrintWriter out) {
        PackageReport report = report(file, trustRoot);
        if (json) {
            out.println(report.toJson(speech.language()).with("bundle", file.toString()));
        } else {
            new PackageReportPrinter(out, speech.speech()).printLine(report, file);
        }
        return ExitCode.of(report);
    }

    private static PackageReport report(Path file, TrustRoot trustRoot) {
        try {
            return new PackageVerifier(trustRoot).verify(file);
        } catch (IOException e) {
            throw new UsageProblem("cannot read " + file + " 无法读取", e);
        }
    }

    private VerificationReport verify(EvidenceFile file, Held held) {
        List<byte[]> contents = file.contents();
        byte[] first = contents.getFirst();
        VerificationReport report =
                IndexAnswer.isClaimedBy(first) ? verifyAnswer(contents, held) : verifyBundle(first, held);
        contents.forEach(content -> held.verified(content, report));
        return report;
    }

    private VerificationReport verifyBundle(byte[] bytes, Held held) {
        EvidenceVerifier verifier = held.bundles();
        if (original == null) {
            return verifier.verify(bytes);
        }
        InputFile file = new InputFile(original);
        return verifier.verify(bytes, isOfClip(bytes) ? OriginalFile.of(file.chunked()) : file.digests());
    }

    private static boolean isOfClip(byte[] bytes) {
        try {
            return EvidenceBundle.parse(bytes).clip().isPresent();
        } catch (Refusal unreadable) {
            return false; // The verifier says why.
        }
    }

    private VerificationReport verifyAnswer(List<byte[]> parts, Held held) {
        AnswerVerifier verifier = held.answers();
        return original == null
                ? verifier.verifyTogether(parts)
                : verifier.verify(parts.getFirst(), new InputFile(original).digests());
    }

    private int withoutTrustRoot(Refusal refusal, PrintWriter out) {
        if (json) {
            Language language = speech.language();
            out.println(JsonObject.builder()
                    .put("verdict", Verdict.CANNOT_TELL.name())
                    .put("text", Phrase.TRUST_UNREADABLE.in(language))
                    .put("code", refusal.code().name())
                    .put("detail", refusal.sentence())
                    .build());
        } else {
            Speech words = speech.speech();
            out.println(words.say(Phrase.VERDICT) + ": " + Verdict.CANNOT_TELL + "  " + words.say(Verdict.CANNOT_TELL));
            out.println(words.say(Phrase.TRUST_UNREADABLE) + ": " + refusal.code() + ": " + refusal.sentence());
        }
        return ExitCode.CANNOT_TELL.number();
    }
}
