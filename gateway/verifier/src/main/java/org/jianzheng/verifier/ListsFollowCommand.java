/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.list.ListFolder;
import org.jianzheng.evidence.list.UnprovedDeltas;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.verifier.connection.HttpListSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches deltas from a gateway. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = {
            "Fetches the deltas of a list from a gateway up to its newest checkpoint, and takes those in that prove"
                    + " themselves and go on from what is held. May be ended at any moment and run again.",
            "从网关获取名单增量直至最新检查点，仅接收有证明且相衔接的增量；可随时中断后继续。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:the list is held up to the newest checkpoint 已跟至最新",
            "3:forged, or a gap, a replay, a reordering 证明无效或不衔接",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage, or the gateway does not answer 用法错误或网关无应答",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ListsFollowCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_TOKEN = 1 << 16;

    @Mixin
    private ListFolderOption folder;

    @Parameters(index = "2", paramLabel = "URL", description = "The gateway. 网关地址。")
    private String gateway;

    @Option(names = "--token", paramLabel = "FILE", description = "A file with the bearer token. 登录令牌文件。")
    private @Nullable Path token;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> bearer = Optional.ofNullable(token)
                .map(file -> new InputFile(file).text(MAX_TOKEN).strip());
        try (HttpListSource source =
                new HttpListSource(WebAddress.parse(gateway).uri(), bearer, PATIENCE)) {
            return folder.run(
                    held -> {
                        out.println(follow(held, source));
                        return ExitCode.MATCHES.number();
                    },
                    out,
                    speech.speech());
        }
    }

    private static int follow(ListFolder held, HttpListSource source)
            throws IOException, UnprovedDeltas, InterruptedException {
        try {
            return held.follow(source);
        } catch (GatewaySilent silent) {
            throw new UsageProblem(silent.getMessage() + " 网关无应答", silent);
        }
    }
}
