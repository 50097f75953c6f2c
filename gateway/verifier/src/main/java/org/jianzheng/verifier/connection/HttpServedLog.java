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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.monitor.ServedLog;

/** The log of a gateway over HTTP or HTTPS. It follows no redirection, so that it speaks with the given gateway only. */
public final class HttpServedLog implements ServedLog, AutoCloseable {
    private static final int OK = 200;

    private final URI address;
    private final HttpClient client;
    private final Duration patience;

    /**
     * A gateway.
     *
     * @param address such as {@code https://gateway.example}
     * @param patience for one file, from the question to its last byte
     */
    public HttpServedLog(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public byte[] get(String path, int most) throws GatewaySilent, InterruptedException {
        URI file = address.resolve("/log/" + path);
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                HttpRequest.newBuilder(file).timeout(patience).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new GatewaySilent(file + " is answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new GatewaySilent(file + " did not come within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof IOException io ? io : e;
            throw new GatewaySilent(
                    file + " does not come: " + cause.getClass().getSimpleName() + " " + cause.getMessage());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
