/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which matters a gateway is asked to list; what it lists is its word. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class MatterListOptions {
    /** The largest page. */
    private static final int MAX_PAGE = 64 << 20;

    /** Which of them. */
    enum Which {
        /** What is still to be done. */
        OPEN,
        /** What is done. */
        CLOSED,
        /** Both. */
        ALL
    }

    @Mixin
    private GatewayOption gateway;

    @Option(
            names = "--which",
            defaultValue = "OPEN",
            paramLabel = "OPEN|CLOSED|ALL",
            description = "Which of them: ${DEFAULT-VALUE}. 待办、已办或全部。")
    private Which which;

    @Option(
            names = "--department",
            paramLabel = "ID",
            description = "Those of this department, or that wait for it. 某部门承办或待其接收者。")
    private @Nullable String department;

    @Mixin
    private SpeechOption speech;

    /** Prints a line for each, page by page. */
    int list(String path, PrintWriter out, Function<JsonObject, String> line) throws InterruptedException {
        String query = switch (which) {
                    case OPEN -> "open=true&";
                    case CLOSED -> "open=false&";
                    case ALL -> "";
                }
                + Optional.ofNullable(department)
                        .map(DepartmentId::parse)
                        .map(id -> "department=" + id + "&")
                        .orElse("");
        try (GatewayLink link = gateway.open()) {
            Optional<String> after = Optional.of("");
            while (after.isPresent()) {
                GatewayLink.Reply reply = link.get(path + "?" + query + "limit=1000&after=" + after.get(), MAX_PAGE);
                if (!reply.done()) {
                    throw new GatewaySilent(reply.reason(speech.speech()));
                }
                Optional<JsonObject> page = reply.json();
                page.ifPresent(
                        json -> json.array("items").objects().stream().map(line).forEach(out::println));
                after = page.flatMap(json -> json.optionalString("next"));
            }
            return ExitCode.MATCHES.number();
        } catch (GatewaySilent silent) {
            out.println(Verdict.CANNOT_TELL + "  " + silent.getMessage());
            return ExitCode.CANNOT_TELL.number();
        } catch (Refusal unreadable) {
            out.println(Verdict.CANNOT_TELL + "  " + Meaning.of(unreadable, speech.speech()));
            return ExitCode.CANNOT_TELL.number();
        }
    }
}
