/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.list.ListSource;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.model.code.ListId;

/** The lists of a gateway over HTTP or HTTPS. */
public final class HttpListSource implements ListSource<GatewaySilent>, AutoCloseable {
    private final URI address;
    private final Optional<String> token;
    private final PatientClient<GatewaySilent> client;

    /**
     * A gateway.
     *
     * @param address such as {@code https://gateway.example}
     * @param token of whoever calls, where the gateway asks for one
     * @param patience for one part, from the question to its last byte
     */
    public HttpListSource(URI address, Optional<String> token, Duration patience) {
        this.address = address;
        this.token = token;
        this.client = new PatientClient<>(patience, GatewaySilent::new);
    }

    @Override
    public byte[] part(ListId list, long first, OptionalLong since) throws GatewaySilent, InterruptedException {
        StringBuilder path = new StringBuilder("/api/v1/lists/" + list + "/deltas?from=" + first);
        since.ifPresent(size -> path.append("&since=").append(size));
        HttpRequest.Builder question = HttpRequest.newBuilder(address.resolve(path.toString()));
        token.ifPresent(bearer -> question.header("Authorization", "Bearer " + bearer));
        return client.ask(question, IndexAnswer.MAX_BYTES);
    }

    @Override
    public void close() {
        client.close();
    }
}
