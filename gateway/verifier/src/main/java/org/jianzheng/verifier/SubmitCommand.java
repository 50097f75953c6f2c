/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.Envelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands in a signed record. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Hands in a signed record to a gateway and waits until it is in a block. May be run again: the same record counts once.",
            "向网关提交已签名的记录并等待入块；可重复运行，同一记录只计一次。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:it is in a block 已入块",
            "1:refused 被拒绝",
            "4:no answer, or still on its way; run it again 无应答或尚在途中，请重新运行",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SubmitCommand implements Callable<Integer> {
    private static final int MAX_ANSWER = 1 << 16;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    @Parameters(index = "0", paramLabel = "RECORD.json", description = "The signed record. 已签名的记录。")
    private Path file;

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Envelope record = Envelope.parse(CanonicalJson.parseObject(new InputFile(file).bytes(Envelope.MAX_BYTES)));
        try (GatewayLink link = gateway.open()) {
            GatewayLink.Reply reply =
                    link.post("/api/v1/records?wait=committed&timeout=30s", record.canonical(), MAX_ANSWER);
            if (reply.done()) {
                out.println(record.id() + "  "
                        + reply.json()
                                .flatMap(answer -> answer.optionalString("status"))
                                .orElse("HTTP " + reply.status()));
                return (reply.status() == OK ? ExitCode.MATCHES : ExitCode.CANNOT_TELL).number();
            }
            out.println(reply.reason(speech.speech()));
            return (reply.status() < SERVER_ERROR ? ExitCode.DIFFERS : ExitCode.CANNOT_TELL).number();
        } catch (GatewaySilent silent) {
            out.println(Verdict.CANNOT_TELL + "  " + silent.getMessage());
            return ExitCode.CANNOT_TELL.number();
        }
    }
}
