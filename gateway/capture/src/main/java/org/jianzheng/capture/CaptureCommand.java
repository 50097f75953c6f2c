/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.Confidentiality;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code jianzheng-capture} command. */
@Command(
        name = "jianzheng-capture",
        mixinStandardHelpOptions = true,
        version = "jianzheng-capture 0.1.0",
        description = {
            "Watches a folder, states each file at its source, and brings the statements to a gateway.",
            "监视文件夹，在源头为每个文件签署采集声明，并送往网关。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:done; with --once everything is on the ledger 完成；--once 时已全部上链",
            "1:with --once something still waits 仍有待上链者",
            "64:wrong usage or configuration 用法或配置错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
public final class CaptureCommand implements Callable<Integer> {
    private static final int USAGE = 64;
    private static final int FAILED = 70;
    private static final String SOFTWARE = "jianzheng-capture 0.1.0";
    private static final int MAX_PASSPHRASE = 1024;

    @Option(names = "--folder", required = true, description = "The folder to watch. 要监视的文件夹。")
    private Path folder;

    @Option(names = "--state", required = true, description = "Where queue and journal are kept. 队列与日志存放处。")
    private Path stateFolder;

    @Option(
            names = "--gateway",
            required = true,
            paramLabel = "URL",
            description = "The organisation's gateway. 本机构网关。")
    private URI gateway;

    @Option(
            names = "--token-file",
            defaultValue = "${env:JIANZHENG_TOKEN_FILE}",
            paramLabel = "FILE",
            description = "Bearer token for the gateway, read anew for each request. 网关令牌文件，每次请求重新读取。")
    private @Nullable Path tokenFile;

    @Option(names = "--org", required = true, paramLabel = "MSP", description = "Whose device this is. 设备所属机构。")
    private String organisation;

    @Option(names = "--device", required = true, description = "The device's name. 设备名称。")
    private String device;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The device's key file. 设备密钥文件。")
    private Path key;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "First line is its passphrase. 首行为密钥口令。")
    private @Nullable Path passphrase;

    @Option(
            names = "--clock-offset-ms",
            required = true,
            description = "How far this machine's clock is ahead, as measured. 实测本机时钟超前毫秒数。")
    private long clockOffsetMs;

    @Option(names = "--lot", description = "The lot whose dossier the files belong to. 所属标段。")
    private @Nullable String lot;

    @Option(
            names = "--confidentiality",
            defaultValue = "INTERNAL",
            description = "Who may read the files: $${COMPLETION-CANDIDATES}. 文件可见范围。")
    private Confidentiality confidentiality;

    @Option(
            names = "--settled",
            defaultValue = "2",
            paramLabel = "SECONDS",
            description = "How long a file must rest. 文件静置秒数。")
    private int settledSeconds;

    @Option(
            names = "--interval",
            defaultValue = "2",
            paramLabel = "SECONDS",
            description = "Between two looks. 查看间隔秒数。")
    private int intervalSeconds;

    @Option(names = "--max-waiting", defaultValue = "10000", description = "Statements that may wait. 允许等待的声明数。")
    private int maxWaiting;

    @Option(
            names = "--journal-limit",
            defaultValue = "100000",
            description = "Stated files that are remembered; beyond it those that are gone are forgotten. 记住的已声明文件数。")
    private int journalLimit;

    @Option(names = "--upload", description = "Uploads the originals to the gateway, too. 同时上传原件。")
    private boolean upload;

    @Option(names = "--once", description = "States what is there, sends it, and ends. 处理一次后退出。")
    private boolean once;

    @Option(
            names = "--patience",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "With --once: how long to wait for the ledger. --once 时等待上链的秒数。")
    private int patienceSeconds;

    @Option(
            names = "--status",
            description = "Only says how many statements wait; also beside a program at work. 仅显示待上链数量，程序运行时亦可。")
    private boolean status;

    @Spec
    private CommandSpec spec;

    private CaptureCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(arguments));
    }

    /** The command with everything that it prints. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new CaptureCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(CaptureCommand::explain);
        line.getCommandSpec().exitCodeOnInvalidInput(USAGE);
        line.getCommandSpec().exitCodeOnExecutionException(FAILED);
        return line;
    }

    /** What a person can put right gets a sentence; what the program did wrong gets its trace. */
    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (exception instanceof CaptureProblem problem) {
            line.getErr().println(problem.getMessage());
            return USAGE;
        }
        if (exception instanceof Refusal refusal) {
            line.getErr()
                    .println(refusal.code() + ": " + refusal.sentence() + " / "
                            + refusal.code().chinese());
            return USAGE;
        }
        throw exception;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (status) {
            out.println(Standing.of(stateFolder));
            return 0;
        }
        try (CaptureState state = CaptureState.open(stateFolder)) {
            SecureRandom random = new SecureRandom();
            Clock clock = Clock.systemUTC();
            Source source = new Source(
                    OrganisationId.parse(organisation),
                    device,
                    SOFTWARE,
                    Optional.ofNullable(lot).map(LotCode::parse),
                    confidentiality,
                    clockOffsetMs,
                    signer(),
                    random,
                    clock);
            WatchedFolder watched = new WatchedFolder(folder, Duration.ofSeconds(settledSeconds));
            HttpGateway line = new HttpGateway(gateway, Optional.ofNullable(tokenFile));
            Optional<Uploads> uploads = upload ? Optional.of(Uploads.open(stateFolder)) : Optional.empty();
            Optional<Uploading> uploading =
                    uploads.map(each -> new Uploading(each, watched, line, new Pauses(clock, random)));
            CaptureProgram program = new CaptureProgram(
                    source,
                    watched,
                    state,
                    new Sending(state, line, new Pauses(clock, random)),
                    uploads,
                    new CaptureProgram.Limits(maxWaiting, journalLimit));
            return once ? once(program, uploading, clock, out) : watch(program, uploading, out);
        }
    }

    private int once(CaptureProgram program, Optional<Uploading> uploading, Clock clock, PrintWriter out)
            throws InterruptedException {
        java.time.Instant end = clock.instant().plusSeconds(patienceSeconds);
        boolean done = pass(program, uploading);
        while (!done && clock.instant().isBefore(end)) {
            Thread.sleep(Duration.ofMillis(500));
            done = pass(program, uploading);
        }
        out.println(status(program, uploading));
        return done ? 0 : 1;
    }

    private static boolean pass(CaptureProgram program, Optional<Uploading> uploading) throws InterruptedException {
        program.pass();
        if (uploading.isPresent()) {
            uploading.get().upload();
        }
        return program.isDone() && uploading.map(Uploading::isDone).orElse(true);
    }

    private static String status(CaptureProgram program, Optional<Uploading> uploading) {
        return program.status() + uploading.map(Uploading::status).orElse("");
    }

    private int watch(CaptureProgram program, Optional<Uploading> uploading, PrintWriter out)
            throws InterruptedException {
        // A recording takes long to upload; what is new is stated meanwhile.
        uploading.ifPresent(each -> Thread.ofVirtual().name("upload").start(() -> keepUploading(each)));
        String told = "";
        while (!Thread.currentThread().isInterrupted()) {
            program.pass();
            String now = status(program, uploading);
            if (!now.equals(told)) {
                out.println(now);
                told = now;
            }
            Thread.sleep(Duration.ofSeconds(intervalSeconds));
        }
        return 0;
    }

    private void keepUploading(Uploading uploading) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                uploading.upload();
                Thread.sleep(Duration.ofSeconds(intervalSeconds));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private PrivateKey signer() {
        try {
            String pem = Files.readString(key);
            Path secret = passphrase;
            if (secret == null) {
                return PrivateKeys.read(pem);
            }
            String first = Files.readString(secret).lines().findFirst().orElse("");
            if (first.length() > MAX_PASSPHRASE) {
                throw new CaptureProblem("the passphrase is too long", "口令过长");
            }
            return PrivateKeys.read(pem, first.toCharArray());
        } catch (IOException e) {
            throw new CaptureProblem("the key file " + key + " cannot be read", "密钥文件 " + key + " 无法读取", e);
        }
    }
}
