/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.list.ListFeed;
import org.jianzheng.evidence.list.ListFolder;
import org.jianzheng.evidence.list.UnprovedDeltas;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.export.ListTable;
import org.jianzheng.model.export.NormTable;
import org.jianzheng.model.export.StatusList;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.model.list.ReadablePart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hands a list out in the forms of others. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes who stands on a list on a day in the form of others: a table of the national data norm or the"
                    + " fields of dual publication as comma-separated values, or a W3C Bitstring Status List. CANCELLATION"
                    + " has whoever was taken off until that day, without what people read of it.",
            "按国家数据规范表格（CSV）、行政处罚双公示字段（CSV）或 W3C 状态列表导出某日在册名单；CANCELLATION 导出截至该日已移出者，不含可读部分。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:written 已写出",
            "3:PROOF_INVALID 证明无效",
            "4:CANNOT_TELL: not followed to its end 未跟至最新",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ListsExportCommand implements Callable<Integer> {
    /** What is written. */
    enum Format {
        /** The black list or the awards of the data norm. */
        NORM,
        /** Its violations. */
        VIOLATION,
        /** Its cancellations: entries whose end was said. */
        CANCELLATION,
        /** The fields of dual publication. */
        DUAL_PUBLICATION,
        /** A status list. */
        STATUS
    }

    @Mixin
    private ListFolderOption folder;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}. 格式。")
    private Format format;

    @Mixin
    private DayOption day;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file that is made. 输出文件。")
    private Path file;

    @Option(
            names = "--readable",
            paramLabel = "FOLDER",
            description = "Readable parts as <SHA-256>.json; columns of others stay empty. 可读部分目录。")
    private @Nullable Path readable;

    @Option(names = "--trading-system", defaultValue = "", description = "Code of the trading system. 交易系统标识码。")
    private String tradingSystem;

    @Option(names = "--service-platform", defaultValue = "", description = "Code of the service platform. 公共服务平台标识码。")
    private String servicePlatform;

    @Option(names = "--department", defaultValue = "", description = "Name of the department. 部门名称。")
    private String department;

    @Option(
            names = "--department-code",
            defaultValue = "",
            description = "Its credit code, for dual publication. 部门统一社会信用代码（双公示）。")
    private String departmentCode;

    @Option(
            names = "--penalty",
            defaultValue = "",
            description = "The kind of penalty, for dual publication. 处罚类别（双公示）。")
    private String penalty;

    @Option(names = "--address", defaultValue = "", description = "Where a status list is published. 状态列表发布地址。")
    private String address;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        LocalDate on = day.on();
        Instant known = day.knownAt();
        return folder.run(held -> export(held, on, known, out), out, speech.speech());
    }

    private int export(ListFolder list, LocalDate on, Instant known, PrintWriter out)
            throws IOException, UnprovedDeltas {
        Optional<ListFeed> whole =
                list.read().filter(held -> held.report().isPlainMatch()).map(ListFolder.Held::feed);
        if (whole.isEmpty()) {
            out.println(Verdict.CANNOT_TELL + "  the list is not held up to its end 名单未跟至最新");
            return ExitCode.CANNOT_TELL.number();
        }
        ListFeed feed = whole.get();
        ListSnapshot snapshot = feed.snapshot(on, known);
        new OutputFile(file).create(written(feed, snapshot));
        out.println(file + "  " + snapshot.entries().size());
        return ExitCode.MATCHES.number();
    }

    /** What does not fit the form is no fault of the list. */
    private byte[] written(ListFeed feed, ListSnapshot snapshot) throws IOException {
        try {
            return switch (format) {
                case NORM -> table(feed, snapshot).norm(norm(snapshot)).getBytes(StandardCharsets.UTF_8);
                case VIOLATION ->
                    table(feed, snapshot).violations(norm(snapshot)).getBytes(StandardCharsets.UTF_8);
                case CANCELLATION ->
                    ListTable.ended(feed.definition(), feed.deltas(), snapshot.on(), snapshot.knownAt())
                            .cancellations(norm(snapshot))
                            .getBytes(StandardCharsets.UTF_8);
                case DUAL_PUBLICATION ->
                    table(feed, snapshot)
                            .dualPublication(department, UnifiedCreditCode.parse(departmentCode), penalty)
                            .getBytes(StandardCharsets.UTF_8);
                case STATUS ->
                    StatusList.credential(feed.deltas(), snapshot, address, address)
                            .canonical();
            };
        } catch (Refusal unfit) {
            throw new UsageProblem(unfit.code() + ": " + unfit.sentence(), unfit);
        }
    }

    private NormTable norm(ListSnapshot snapshot) {
        return new NormTable(tradingSystem, servicePlatform, department, snapshot.knownAt());
    }

    private ListTable table(ListFeed feed, ListSnapshot snapshot) {
        return ListTable.of(feed.definition(), feed.deltas(), snapshot, known -> part(known.delta()));
    }

    /** The part that is there and is the one that the delta commits to. */
    private Optional<ReadablePart> part(Delta made) {
        Optional<Path> stored = Optional.ofNullable(readable)
                .map(parts -> parts.resolve(made.readable().sha256().hex() + ".json"))
                .filter(Files::exists);
        try {
            return stored.map(path -> ReadablePart.parse(new InputFile(path).bytes(ReadablePart.MAX_BYTES)))
                    .filter(part -> part.digest().equals(made.readable()));
        } catch (Refusal unreadable) {
            throw new UsageProblem(stored.orElseThrow() + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
