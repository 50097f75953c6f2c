/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.archive.ArchiveFolder;
import org.jianzheng.evidence.archive.ArchiveMaker;
import org.jianzheng.evidence.archive.ArchiveManifest;
import org.jianzheng.evidence.archive.ArchiveSource;
import org.jianzheng.evidence.archive.StoredLog;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.log.TileRefused;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.verifier.connection.HttpServedLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an archive. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Freezes a log, from its first entry or that of a block up to a checkpoint that a quorum has cosigned. Everything is checked before it is kept.",
            "Interrupted, it goes on when it is run again with the same folder.",
            "将日志自首个条目或指定区块起冻结至达到法定数的检查点；一切内容先验后存。中断后以同一目录再次运行即可继续。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the archive is made 已归档",
            "3:what is served does not verify 所提供内容未通过验证",
            "4:something did not come, or lacks a quorum 内容未送达或未达法定数",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ArchiveCreateCommand implements Callable<Integer> {
    private static final Duration PATIENCE_FOR_A_FILE = Duration.ofSeconds(10);
    private static final int MAX_TOKEN = 1 << 16;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "URL|DATA",
            description = "A gateway, or a gateway's data folder or a copy of it. 网关地址，或网关数据目录及其副本。")
    private String from;

    @Option(
            names = "--token",
            paramLabel = "FILE",
            description =
                    "A file with the bearer token, where the gateway keeps sanctions and list entries from strangers. 登录令牌文件。")
    private @Nullable Path token;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A new folder. 新目录。")
    private Path output;

    @Option(
            names = "--from-block",
            paramLabel = "BLOCK",
            description =
                    "From the first entry of this block on; if left out, from the first of the log. A range proves its entries; the index cannot be"
                            + " derived from it. 自该区块起，默认自日志首个条目起；区间归档可证明其条目，但无法重算索引。")
    private @Nullable Long first;

    @Option(
            names = "--block",
            paramLabel = "BLOCK",
            description = "Up to the checkpoint of this block; if left out, the newest one. 截至该区块的检查点，默认最新。")
    private @Nullable Long block;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Speech words = speech.speech();
        CheckpointVerifier verifier = new CheckpointVerifier(trust.root());
        try {
            ArchiveManifest manifest = make(verifier);
            out.println(words.say(manifest.range().isPresent() ? Phrase.ARCHIVED_RANGE : Phrase.ARCHIVED) + " "
                    + held(manifest) + ", " + manifest.files().size() + " files: " + output);
            out.println("  " + words.say(Phrase.ARCHIVE_NEXT));
            return ExitCode.MATCHES.number();
        } catch (GatewaySilent silent) {
            out.println(silent.getMessage());
            out.println("  " + words.say(Phrase.ARCHIVE_GO_ON));
            return ExitCode.CANNOT_TELL.number();
        } catch (CheckpointRefused | TileRefused | StoreFailed refused) {
            out.println(words.say(Phrase.ARCHIVE_REFUSED) + ": " + refused.getMessage());
            return ExitCode.PROOF_INVALID.number();
        } catch (Refusal refusal) {
            out.println(refusal.code() + ": " + refusal.sentence());
            return exitCode(refusal.code()).number();
        } catch (IOException e) {
            throw new UsageProblem("cannot write " + output + " 无法写入 (" + e + ")", e);
        }
    }

    private static String held(ArchiveManifest manifest) {
        return manifest.range()
                .map(range -> range.from() + "–" + manifest.block() + ", entries " + range.first() + "–" + range.last())
                .orElseGet(() -> manifest.block() + ", " + manifest.size() + " entries");
    }

    private static ExitCode exitCode(ErrorCode code) {
        if (code == ErrorCode.STATE_FORBIDS || code == ErrorCode.TOO_LARGE) {
            return ExitCode.USAGE;
        }
        return code == ErrorCode.QUORUM_MISSING || code == ErrorCode.NOT_FOUND
                ? ExitCode.CANNOT_TELL
                : ExitCode.PROOF_INVALID;
    }

    private Optional<String> bearer() {
        return Optional.ofNullable(token)
                .map(file -> new InputFile(file).text(MAX_TOKEN).strip());
    }

    private ArchiveManifest make(CheckpointVerifier verifier) throws IOException, GatewaySilent, InterruptedException {
        if (WebAddress.isMeant(from)) {
            try (HttpServedLog gateway =
                    new HttpServedLog(WebAddress.parse(from).uri(), bearer(), PATIENCE_FOR_A_FILE)) {
                return make(verifier, gateway);
            }
        }
        List<GatewayFolder> gateways = GatewayFolder.in(Path.of(from));
        if (gateways.isEmpty()) {
            throw new UsageProblem("there is no gateway's data in " + from + " 没有网关数据");
        }
        // Any organisation's log is as good: all of them are held against the same checkpoint.
        try (StoredLog stored = StoredLog.open(gateways.getFirst().log(), verifier)) {
            return make(verifier, stored);
        }
    }

    private ArchiveManifest make(CheckpointVerifier verifier, ArchiveSource log)
            throws IOException, GatewaySilent, InterruptedException {
        return new ArchiveMaker(
                        verifier, ArchiveOptions.progress(spec.commandLine().getErr()))
                .make(log, new ArchiveFolder(output), Optional.ofNullable(first), Optional.ofNullable(block));
    }
}
