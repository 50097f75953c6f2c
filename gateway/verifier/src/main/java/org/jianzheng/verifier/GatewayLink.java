/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.time.Duration;
import java.util.Optional;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.verifier.connection.HttpGateway;

/** The gateway whose address the user gave. */
final class GatewayLink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpGateway gateway;

    GatewayLink(WebAddress address, Optional<String> token) {
        this.gateway = new HttpGateway(address.uri(), token, PATIENCE);
    }

    /**
     * What a gateway answers.
     *
     * @param done whether it did what it was asked
     * @param status of HTTP
     * @param body as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never changed
    record Reply(boolean done, int status, byte[] body) {
        private static final int OK = 200;
        private static final int MULTIPLE_CHOICES = 300;

        static Reply of(HttpGateway.Answer answer) {
            return new Reply(
                    answer.status() >= OK && answer.status() < MULTIPLE_CHOICES, answer.status(), answer.body());
        }

        /** Its JSON; empty if it is none, as what stands between may answer anything. */
        Optional<JsonObject> json() {
            try {
                return Optional.of(CanonicalJson.parseObject(body));
            } catch (Refusal other) {
                return Optional.empty();
            }
        }

        /** Why the gateway refused: its code, what the code means, and what was met. */
        String reason(Speech speech) {
            Optional<String> code = member("code");
            String meaning = code.flatMap(ErrorCode::named)
                    .map(known -> speech.say(new Meaning(known)))
                    .orElse("HTTP " + status);
            return code.map(name -> name + "  ").orElse("")
                    + meaning
                    + member("detail").map(text -> ": " + text).orElse("");
        }

        private Optional<String> member(String name) {
            try {
                return json().flatMap(problem -> problem.optionalString(name));
            } catch (Refusal other) {
                return Optional.empty();
            }
        }
    }

    /** Asks; the path has its query with it. */
    Reply get(String path, int limit) throws GatewaySilent, InterruptedException {
        return Reply.of(gateway.get(path, limit));
    }

    /** Hands in JSON. */
    Reply post(String path, byte[] json, int limit) throws GatewaySilent, InterruptedException {
        return Reply.of(gateway.post(path, json, limit));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
