/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.monitor.Monitor;
import org.jianzheng.evidence.monitor.MonitorFinding;
import org.jianzheng.evidence.monitor.MonitorRound;
import org.jianzheng.evidence.monitor.MonitorState;
import org.jianzheng.evidence.monitor.ServedLog;
import org.jianzheng.evidence.monitor.StateFile;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.verifier.connection.HttpServedLog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows gateways. */
@Command(
        name = "monitor",
        mixinStandardHelpOptions = true,
        description = {
            "Follows the logs of gateways: consistency, forks, rollback, silence. Connects to the given gateways only.",
            "跟踪网关日志：一致性、分叉、回退、沉默。仅连接所给网关。"
        },
        exitCodeListHeading = "%nExit codes of --once 退出码:%n",
        exitCodeList = {
            "0:all is well 正常",
            "3:a fork, a rollback, or no good checkpoint 分叉、回退或检查点无效",
            "4:no memory, or no gateway answered 无状态或无网关应答",
            "5:a gateway is silent or behind, or a quorum is missing 沉默、落后或未达法定数",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class MonitorCommand implements Callable<Integer> {
    private static final Duration PATIENCE_FOR_A_FILE = Duration.ofSeconds(10);
    private static final int MIN_SECONDS = 5;
    private static final int MAX_SECONDS = 86_400;

    @Parameters(arity = "1..256", paramLabel = "URL", description = "Gateways, such as https://gateway.example. 网关地址。")
    private List<String> gateways;

    @Mixin
    private TrustOption trust;

    @Option(names = "--state", required = true, paramLabel = "FILE", description = "What the monitor remembers. 状态文件。")
    private Path state;

    @ArgGroup(multiplicity = "1")
    private When when;

    /** Once, or again and again. */
    static final class When {
        @Option(names = "--once", required = true, description = "Look once and end. 查看一次。")
        private boolean once;

        @Option(
                names = "--every",
                required = true,
                paramLabel = "SECONDS",
                description = "Look again and again, 5 to 86400 s apart, until the process is ended. 持续查看。")
        private int seconds;
    }

    @Option(
            names = "--begin",
            description = "There is no state yet: what the gateways show now is the beginning. 尚无状态：以当前所示为起点。")
    private boolean begin;

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long a gateway may be silent or behind (${DEFAULT-VALUE}). 容许沉默的秒数。")
    private int silence;

    @Option(names = "--acknowledge", paramLabel = "ID", description = "A finding that is known from now on. 确认已知的发现。")
    private List<String> acknowledged = List.of();

    @Option(names = "--json", description = "One JSON document for each look. 以 JSON 输出。")
    private boolean json;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StateFile file = new StateFile(state);
        TrustRoot trustRoot;
        MonitorState known;
        try {
            trustRoot = trust.root();
        } catch (Refusal refusal) {
            out.println(
                    speech.speech().say(Phrase.TRUST_UNREADABLE) + ": " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.CANNOT_TELL.number();
        }
        Monitor monitor =
                new Monitor(new CheckpointVerifier(trustRoot), Clock.systemUTC(), Duration.ofSeconds(silence));
        try {
            known = known(file, trustRoot).acknowledge(acknowledged);
            monitor.requireGenuine(known);
        } catch (NoSuchFileException e) {
            out.println(speech.speech().say(Phrase.STATE_MISSING) + ": " + state);
            return ExitCode.CANNOT_TELL.number();
        } catch (Refusal | CheckpointRefused | IOException e) {
            out.println(speech.speech().say(Phrase.STATE_UNREADABLE) + ": " + state + ": " + e.getMessage());
            return ExitCode.CANNOT_TELL.number();
        }
        if (!when.once) {
            requireSeconds("--every", when.seconds, MIN_SECONDS);
        }
        requireSeconds("--silence", silence, 1);
        List<HttpServedLog> logs = logs();
        try {
            return look(monitor, known, file, List.copyOf(logs), out);
        } finally {
            logs.forEach(HttpServedLog::close);
        }
    }

    private MonitorState known(StateFile file, TrustRoot trustRoot) throws IOException {
        String origin = trustRoot.origin().value();
        if (begin) {
            if (file.exists()) {
                throw new UsageProblem(state + " exists: leave --begin out 状态已存在，请去掉 --begin");
            }
            return MonitorState.begin(origin);
        }
        MonitorState known = file.load();
        if (!known.origin().equals(origin)) {
            throw new UsageProblem(
                    state + " is about " + known.origin() + ", the trust root about " + origin + " 日志不同");
        }
        return known;
    }

    private int look(Monitor monitor, MonitorState begun, StateFile file, List<ServedLog> logs, PrintWriter out)
            throws InterruptedException {
        MonitorState known = begun;
        Set<String> told = new HashSet<>();
        while (true) {
            MonitorRound round = monitor.look(known, logs);
            known = round.after();
            if (round.answered() > 0 || !begin) {
                save(file, known);
            }
            tell(round, told, out);
            if (when.once) {
                return exitCode(round).number();
            }
            Thread.sleep(Duration.ofSeconds(when.seconds));
        }
    }

    private void save(StateFile file, MonitorState known) {
        try {
            file.save(known);
        } catch (IOException e) {
            throw new UsageProblem("cannot write " + state + " 无法写入 (" + e + ")", e);
        }
    }

    /** Each look as a document; for people what is new, what is over, and with --once the checkpoint as well. */
    private void tell(MonitorRound round, Set<String> told, PrintWriter out) {
        if (json) {
            out.println(round.toJson(speech.language()));
            return;
        }
        Speech words = speech.speech();
        Set<String> present = new HashSet<>();
        for (MonitorFinding finding : round.findings()) {
            present.add(finding.id());
            if (told.add(finding.id())) {
                boolean isKnown = round.after().acknowledged().contains(finding.id());
                out.println((isKnown ? "· " : finding.kind().isGrave() ? "✗ " : "! ") + finding.kind() + " "
                        + finding.id() + " " + finding.gateway() + ": " + words.say(finding.kind()) + ": "
                        + finding.detail() + (isKnown ? " [" + words.say(Phrase.ACKNOWLEDGED) + "]" : ""));
            }
        }
        told.removeIf(id -> {
            boolean over = !present.contains(id);
            if (over) {
                out.println("✓ " + id + " " + words.say(Phrase.OVER));
            }
            return over;
        });
        if (when.once) {
            out.println(round.answered() + " of " + gateways.size() + " " + words.say(Phrase.ANSWERED)
                    + round.after()
                            .newest()
                            .map(note -> Checkpoint.parse(note.text()).state())
                            .map(state -> ", block " + state.block() + ", " + state.size() + " entries")
                            .orElse(""));
        }
    }

    private static ExitCode exitCode(MonitorRound round) {
        List<MonitorFinding> open = round.open();
        if (open.stream().anyMatch(finding -> finding.kind().isGrave())) {
            return ExitCode.PROOF_INVALID;
        }
        if (round.answered() == 0) {
            return ExitCode.CANNOT_TELL;
        }
        return open.isEmpty() ? ExitCode.MATCHES : ExitCode.MATCHES_WITH_GAPS;
    }

    private List<HttpServedLog> logs() {
        List<HttpServedLog> logs = new ArrayList<>();
        for (String gateway : gateways) {
            logs.add(new HttpServedLog(WebAddress.parse(gateway).uri(), Optional.empty(), PATIENCE_FOR_A_FILE));
        }
        return logs;
    }

    private static void requireSeconds(String option, int seconds, int least) {
        if (seconds < least || seconds > MAX_SECONDS) {
            throw new UsageProblem(option + " is " + least + " to " + MAX_SECONDS + " seconds 秒数超出范围");
        }
    }
}
