/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reveals a bid. */
@Command(
        name = "reveal",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the platform, once the opening has begun, what the bid that stands is committed to.",
            "开标开始后，向平台公开承诺所对应的密值与文件摘要。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:VERIFIED: it is what was committed to 与承诺一致",
            "1:MISMATCH 与承诺不一致",
            "4:no answer, or refused 无应答或被拒绝",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidRevealCommand implements Callable<Integer> {
    @Mixin
    private BidderOptions options;

    @Option(
            names = "--feature",
            paramLabel = "NAME=CODE",
            description = {
                "A feature code of the bid: MACHINE, DONGLE, NETWORK_CARD, PRICING_SOFTWARE, DOCUMENT_AUTHOR. Only keyed hashes of it are compared.",
                "投标文件特征码，仅比对其带密钥摘要。"
            })
    private Map<Feature, String> features = new EnumMap<>(Feature.class);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (BidFolder folder = options.folder();
                GatewayLink gateway = options.gateway().open()) {
            BidAct.Reveal secret = folder.standing()
                    .flatMap(KeptBid::secret)
                    .orElseThrow(() -> new UsageProblem("no bid of this folder stands 无有效投标"));
            BidStatement statement = BidStatement.sign(
                    secret,
                    options.lot(),
                    options.bidder(),
                    Instant.ofEpochMilli(InstantSource.system().millis()),
                    options.key().read(options.speech()));
            return tell(new BidDispatch(options, folder, gateway, out).post(statement, features()), out)
                    .number();
        } catch (GatewaySilent silent) {
            out.println(Verdict.CANNOT_TELL + "  " + silent.getMessage());
            return ExitCode.CANNOT_TELL.number();
        }
    }

    private Optional<JsonObject> features() {
        if (features.isEmpty()) {
            return Optional.empty();
        }
        JsonObject.Builder named = JsonObject.builder();
        features.forEach((feature, code) -> named.put(feature.name(), code));
        return Optional.of(named.build());
    }

    private ExitCode tell(GatewayLink.Reply reply, PrintWriter out) {
        Optional<String> state =
                reply.done() ? reply.json().flatMap(answer -> answer.optionalString("bidState")) : Optional.empty();
        if (state.isEmpty()) {
            out.println(reply.reason(options.speech()));
            return ExitCode.CANNOT_TELL;
        }
        out.println(state.get() + "  " + options.lot());
        return state.get().equals(BidHead.State.VERIFIED.name()) ? ExitCode.MATCHES : ExitCode.DIFFERS;
    }
}
