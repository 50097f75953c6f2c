/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.archive.ArchiveRenewer;
import org.jianzheng.evidence.archive.ArchiveReport;
import org.jianzheng.evidence.archive.RenewalKind;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.verifier.connection.HttpTimeAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Renews an archive. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies an archive and has it stamped once more, before the last time stamp counts no more. Adds one file, changes none.",
            "核验归档后再次加盖时间戳，须在上一时间戳失效前进行；只增加一个文件，不改动任何文件。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:renewed 已续期",
            "3:CHANGED, or the answer is no good time stamp 归档有改动或时间戳无效",
            "4:CANNOT_TELL, or no answer came 无法判断或无应答",
            "64:wrong usage, or it is too late 用法错误或已逾期",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ArchiveRenewCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    enum Imprint {
        sha256(SignedHash.SHA_256),
        sm3(SignedHash.SM3);

        private final SignedHash hash;

        Imprint(SignedHash hash) {
            this.hash = hash;
        }
    }

    @Mixin
    private ArchiveOptions options;

    @Option(
            names = "--time-authority",
            required = true,
            paramLabel = "URL",
            description = "An authority that the trust root names. 信任根所列的时间戳机构。")
    private String authority;

    @Option(
            names = "--imprint",
            paramLabel = "sha256|sm3",
            defaultValue = "sha256",
            description = "What the authority signs over (${DEFAULT-VALUE}). 送签摘要算法。")
    private Imprint imprint;

    @Option(
            names = "--hash",
            description = "Renew the hashes: cover every file anew, not the manifest alone. 摘要续期：重新覆盖全部文件。")
    private boolean hash;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Speech words = speech.speech();
        TrustRoot trust = options.trust();
        try (ScratchFolder scratch = options.scratch();
                HttpTimeAuthority asked =
                        new HttpTimeAuthority(WebAddress.parse(authority).uri(), PATIENCE)) {
            ArchiveReport report =
                    options.verifier(trust, spec.commandLine().getErr()).verify(options.folder(), scratch.path());
            if (report.verdict() != AuditVerdict.INTACT) {
                new ArchivePrinter(out, words).print(options.folder(), report);
                return ExitCode.of(report).number();
            }
            return renew(trust, report, asked, out).number();
        } catch (IOException e) {
            throw new UsageProblem("cannot read or write " + options.folder().root() + " 无法读写 (" + e + ")", e);
        }
    }

    private ExitCode renew(TrustRoot trust, ArchiveReport report, HttpTimeAuthority asked, PrintWriter out)
            throws IOException, InterruptedException {
        Speech words = speech.speech();
        try {
            VerifiedTimestamp stamp = new ArchiveRenewer(trust, new SecureRandom())
                    .renew(
                            options.folder(),
                            report,
                            hash ? RenewalKind.HASH : RenewalKind.TIME_STAMP,
                            imprint.hash,
                            asked);
            out.println(words.say(Phrase.RENEWED) + ": " + options.folder().root());
            new ArchivePrinter(out, words).print(stamp);
            return ExitCode.MATCHES;
        } catch (HttpTimeAuthority.Silent silent) {
            out.println(silent.getMessage());
            return ExitCode.CANNOT_TELL;
        } catch (TimestampRefused refused) {
            out.println(refused.rule() + ": " + refused.getMessage());
            return ExitCode.PROOF_INVALID;
        }
    }
}
