/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.network.RunFile;
import org.jianzheng.launcher.network.SamplePlay;
import org.jianzheng.launcher.topology.Topology;

/** The end of {@code up}: a bundle is verified, and it is said what that proved, what not, and where to go next. */
final class Summary {

    /** The verifier's exit codes for "matches" and "matches, with gaps that it names". */
    private static final int MATCHES = 0;

    private static final int MATCHES_WITH_GAPS = 5;

    private final Console console;
    private final DataFolder data;
    private final ProjectFolder project;
    private final Engine engine;
    private final Topology topology;

    Summary(Console console, DataFolder data, ProjectFolder project, Engine engine, Topology topology) {
        this.engine = engine;
        this.topology = topology;
        this.console = console;
        this.data = data;
        this.project = project;
    }

    ExitCode afterVerifying(SamplePlay play) throws IOException, InterruptedException {
        RunFile.Sample sample = play.result().orElseThrow();
        if (sample.bundles().isEmpty() || sample.files().isEmpty()) {
            console.complain("示例没有留下证据包。", "The sample left no bundle and file.");
            return ExitCode.SAMPLE_FAILED;
        }
        Path bundle = sample.bundles().getFirst();
        Path file = sample.files().getFirst();
        console.step("离线核验 " + bundle.getFileName(), "Verifying off line");
        int verdict = play.verify(bundle, file, line -> console.line("           " + line));
        if (verdict != MATCHES && verdict != MATCHES_WITH_GAPS) {
            console.complain("核验未通过（退出码 " + verdict + "）。", "The bundle did not verify (exit code " + verdict + ").");
            return ExitCode.SAMPLE_FAILED;
        }
        console.step("核验通过", "Verified");
        proved();
        notProved();
        changedByte(bundle, file);
        next(sample);
        return ExitCode.OK;
    }

    private void proved() {
        console.line("");
        console.say("已证明：", "Proved:");
        console.line("  - 示例标段的见证记录、文件与证书已写入市、县、监管三方共享的账本，并由至少两方见签。");
        console.line(
                "    Witness records, files and certificate of the sample lot stand on the ledger that city, county");
        console.line("    and regulator share, under a checkpoint that at least two of them cosigned.");
        console.line("  - 上面的证据包与原件一致；核验没有使用网络。");
        console.line("    The bundle above fits its original; verifying it used no network.");
    }

    private void notProved() {
        console.line("");
        console.say("未证明：", "Not proved:");
        if (engine.isFabric()) {
            console.line("  - 各方独立：这里一台机器、一个操作者持有全部密钥；各方须在各自的机器上运行自己的节点。");
            console.line(
                    "    Separation of trust: one operator on one machine holds all keys here; it comes only with each");
            console.line("    organisation's nodes on machines of its own.");
        } else {
            console.line("  - 各方独立：这里一台机器、一个操作者持有全部密钥，内嵌账本是单个进程，不抵御作恶。");
            console.line(
                    "    Separation of trust: one operator on one machine holds all keys here, and the embedded ledger is");
            console.line("    one process; it withstands no fault or malice.");
        }
        console.line("  - 入账之前的真实性：记录自入账起未被改动，不等于当初所记属实。");
        console.line("    Truth before recording: unchanged since it was recorded does not mean that it was true.");
        console.line("  - 示例的时间已移至现在、等待被压缩，每条记录都标明为示例。");
        console.line("    The sample's times are moved to the present and its waiting compressed; its records say so.");
    }

    private void changedByte(Path bundle, Path file) throws IOException {
        console.line("");
        console.say("改动一个字节会被发现（应得 DIFFERS，退出码 1）：", "A changed byte is found (expect DIFFERS, exit code 1):");
        console.line("  cp " + quoted(file) + " /tmp/changed && printf '" + otherFirstByte(file)
                + "' | dd of=/tmp/changed bs=1 conv=notrunc status=none");
        console.line("  " + verifier() + " verify " + quoted(bundle) + " --trust " + quoted(data.trust())
                + " --file /tmp/changed; echo \"exit code $?\"");
    }

    private void next(RunFile.Sample sample) {
        console.line("");
        console.say("接下来：", "Next:");
        console.line(
                "  http://" + topology.members().getFirst().site().orElseThrow().gateway() + "/lots/" + sample.lot()
                        + "   # 用浏览器查看示例标段 the sample's lot in a browser");
        console.line("  " + verifier() + " inspect " + quoted(sample.bundles().getFirst()));
        console.line("  " + quoted(project.root().resolve("network").resolve("status")) + elsewhere()
                + "   # pid, 健康 health, 高度 height, 端口 ports");
        console.line("  " + quoted(project.root().resolve("network").resolve("down")) + elsewhere()
                + "     # 停止 stop; 数据保留 data stays");
        console.line("  " + data.run() + "   # 地址与样例 addresses and sample");
        console.line("  README.md, SECURITY.md, cases/README.md");
    }

    /** What later commands must be told when the data folder is not the usual one. */
    private String elsewhere() {
        return data.root().equals(project.root().resolve("network").resolve("data"))
                ? ""
                : " --data " + quoted(data.root());
    }

    private String verifier() {
        return quoted(project.root().resolve("gateway").resolve("verifier").resolve("jianzheng"));
    }

    /** Some byte that is not the file's first one, in the octal form that every printf knows. */
    private static String otherFirstByte(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            int other = (input.read() & 0xff) ^ 1;
            return String.format(Locale.ROOT, "\\%03o", other);
        }
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
