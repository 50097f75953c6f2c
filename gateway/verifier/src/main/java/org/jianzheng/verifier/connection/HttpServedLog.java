/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.evidence.archive.ArchiveSource;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.model.code.RecordId;

/** The log of a gateway over HTTP or HTTPS. */
public final class HttpServedLog implements ArchiveSource, AutoCloseable {
    private final URI address;
    private final Optional<String> token;
    private final PatientClient<GatewaySilent> client;

    /**
     * A gateway.
     *
     * @param address such as {@code https://gateway.example}
     * @param token of whoever calls; without one a gateway keeps entries back that are not for everybody
     * @param patience for one file, from the question to its last byte
     */
    public HttpServedLog(URI address, Optional<String> token, Duration patience) {
        this.address = address;
        this.token = token;
        this.client = new PatientClient<>(patience, GatewaySilent::new);
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public byte[] get(String path, int most) throws GatewaySilent, InterruptedException {
        return ask("/log/" + path, most);
    }

    @Override
    public byte[] bundle(RecordId record) throws GatewaySilent, InterruptedException {
        return ask("/api/v1/records/" + record.value() + "/bundle", EvidenceBundle.MAX_LIGHT_BYTES);
    }

    private byte[] ask(String path, int most) throws GatewaySilent, InterruptedException {
        HttpRequest.Builder question = HttpRequest.newBuilder(address.resolve(path));
        token.ifPresent(bearer -> question.header("Authorization", "Bearer " + bearer));
        return client.ask(question, most);
    }

    @Override
    public void close() {
        client.close();
    }
}
