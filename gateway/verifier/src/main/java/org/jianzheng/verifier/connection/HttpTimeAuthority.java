/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.io.Serial;
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
import org.jianzheng.evidence.archive.StampSource;
import org.jianzheng.evidence.time.TimestampRequest;

/** A time-stamp authority over HTTP (RFC 3161, 3.4). It follows no redirection. */
public final class HttpTimeAuthority implements StampSource<HttpTimeAuthority.Silent>, AutoCloseable {
    private static final int OK = 200;

    /** The authority does not answer, or not with what was asked for. */
    public static final class Silent extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private Silent(String reason) {
            super(reason);
        }
    }

    private final URI address;
    private final HttpClient client;
    private final Duration patience;

    /** An authority at an address; a question is given up after {@code patience}. */
    public HttpTimeAuthority(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public byte[] answer(byte[] request) throws Silent, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Content-Type", TimestampRequest.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), TimestampRequest.MAX_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new Silent(address + " is answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new Silent(address + " does not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new Silent(address + " does not answer: " + e.getCause());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
