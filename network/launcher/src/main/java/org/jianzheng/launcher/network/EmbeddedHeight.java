/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.topology.Topology;

/** The number of blocks of a running embedded ledger, as it says itself. */
public record EmbeddedHeight(Topology topology) {

    /**
     * Asks for it.
     *
     * @throws IOException if the ledger does not answer
     */
    public long read() throws IOException, InterruptedException {
        URI status = URI.create("http://" + topology.operations() + "/status");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Health.LOOK).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(status).timeout(Health.LOOK).build(), HttpResponse.BodyHandlers.ofString());
            Map<String, Object> document = Documents.mapping(Documents.parse(answer.body()));
            if (document.get("height") instanceof Number height) {
                return height.longValue();
            }
            throw new IOException(status + " names no height");
        } catch (IllegalArgumentException e) {
            throw new IOException(status + " cannot be read", e);
        }
    }
}
