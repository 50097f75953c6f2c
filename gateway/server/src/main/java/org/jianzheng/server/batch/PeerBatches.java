/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;

/** Batches over the addresses at which gateways cosign, by mutual TLS. */
final class PeerBatches implements BatchSource, AutoCloseable {
    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long ANSWER_LIMIT = 4096;

    private final Map<OrganisationId, URI> peers;
    private final Duration patience;
    private final HttpClient client;

    /**
     * These peers.
     *
     * @param patience for one batch, from the question to its last byte
     */
    PeerBatches(Map<OrganisationId, URI> peers, SSLContext tls, Duration patience) {
        this.peers = Map.copyOf(peers);
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public Set<OrganisationId> organisations() {
        return peers.keySet();
    }

    @Override
    public void fetch(OrganisationId from, RecordId batch, long most, Path into)
            throws IOException, InterruptedException {
        exchange(HttpRequest.newBuilder(address(from, batch)), BodyHandlers.limiting(BodyHandlers.ofFile(into), most));
    }

    @Override
    public void tell(OrganisationId organisation, RecordId batch) throws IOException, InterruptedException {
        exchange(
                HttpRequest.newBuilder(address(organisation, batch)).POST(HttpRequest.BodyPublishers.noBody()),
                BodyHandlers.limiting(BodyHandlers.discarding(), ANSWER_LIMIT));
    }

    private URI address(OrganisationId organisation, RecordId batch) throws IOException {
        URI peer = peers.get(organisation);
        if (peer == null) {
            throw new IOException("no address of " + organisation + " is configured (jianzheng.cosigning.peers)");
        }
        return peer.resolve(BatchesForPeers.PATH + batch);
    }

    private void exchange(HttpRequest.Builder request, BodyHandler<?> handler)
            throws IOException, InterruptedException {
        HttpRequest asking = request.timeout(patience).build();
        CompletableFuture<? extends HttpResponse<?>> asked = client.sendAsync(asking, handler);
        try {
            int status = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != OK) {
                throw new IOException(asking.uri() + " is answered with status " + status);
            }
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException(asking.uri() + " did not come within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(asking.uri() + " does not come: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
