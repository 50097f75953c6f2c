/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.evidence.monitor.GatewaySilent;

/** One gateway over HTTP or HTTPS, asked and handed something in to. */
public final class HttpGateway implements AutoCloseable {
    private final URI address;
    private final Optional<String> token;
    private final PatientClient<GatewaySilent> client;

    /**
     * What a gateway answers.
     *
     * @param status of HTTP
     * @param body at most as long as was allowed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never changed
    public record Answer(int status, byte[] body) {}

    /**
     * A gateway.
     *
     * @param token of whoever calls, where the gateway asks for one
     * @param patience for one answer, from the question to its last byte
     */
    public HttpGateway(URI address, Optional<String> token, Duration patience) {
        this.address = address;
        this.token = token;
        this.client = new PatientClient<>(patience, GatewaySilent::new);
    }

    /**
     * Asks.
     *
     * @param path with its query
     * @throws GatewaySilent if nothing comes in time, or more than the limit
     */
    public Answer get(String path, int limit) throws GatewaySilent, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)), limit);
    }

    /** Hands in JSON; bounds and errors as those of {@link #get}. */
    public Answer post(String path, byte[] json, int limit) throws GatewaySilent, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json)),
                limit);
    }

    private Answer send(HttpRequest.Builder question, int limit) throws GatewaySilent, InterruptedException {
        token.ifPresent(bearer -> question.header("Authorization", "Bearer " + bearer));
        HttpResponse<byte[]> answer = client.answer(question, limit);
        return new Answer(answer.statusCode(), answer.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
