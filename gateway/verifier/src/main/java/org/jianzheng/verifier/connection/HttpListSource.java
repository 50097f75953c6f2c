/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.list.ListSource;
import org.jianzheng.model.code.ListId;

/** The lists of a gateway over HTTP or HTTPS. It follows no redirection, so that it speaks with the given gateway only. */
public final class HttpListSource implements ListSource<IOException>, AutoCloseable {
    private static final int OK = 200;

    private final URI address;
    private final Optional<String> token;
    private final Duration patience;
    private final HttpClient client;

    /**
     * A gateway.
     *
     * @param token of whoever calls, where the gateway asks for one
     * @param patience for one part, from the question to its last byte
     */
    public HttpListSource(URI address, Optional<String> token, Duration patience) {
        this.address = address;
        this.token = token;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public byte[] part(ListId list, long first, OptionalLong since) throws IOException {
        StringBuilder path = new StringBuilder("/api/v1/lists/" + list + "/deltas?from=" + first);
        since.ifPresent(size -> path.append("&since=").append(size));
        URI part = address.resolve(path.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(part).timeout(patience);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), IndexAnswer.MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException(part + " is answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException(part + " did not come within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(part + " does not come", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + part, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
