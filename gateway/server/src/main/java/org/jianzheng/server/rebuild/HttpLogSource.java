/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

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
import javax.net.ssl.SSLContext;
import org.jianzheng.server.log.LogNotBegun;
import org.jianzheng.server.log.LogNotBegun.Reason;

/** Another gateway over HTTP; with {@code https} both sides show the certificates with which gateways cosign. */
final class HttpLogSource implements LogSource, AutoCloseable {
    private static final int OK = 200;

    private final URI address;
    private final HttpClient client;
    private final Duration patience;

    /**
     * A source.
     *
     * @param patience for one file, from the question to its last byte
     */
    HttpLogSource(URI address, SSLContext tls, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public byte[] get(String path, int most) throws LogNotBegun, InterruptedException {
        URI file = address.resolve("/log/" + path);
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                HttpRequest.newBuilder(file).timeout(patience).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new LogNotBegun(Reason.SOURCE_REFUSES, file + " is answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new LogNotBegun(
                    Reason.SOURCE_UNREACHABLE, file + " did not come within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw failed(file, e.getCause() == null ? e : e.getCause(), most);
        }
    }

    private static LogNotBegun failed(URI file, Throwable cause, int most) {
        boolean tooLong = cause instanceof IOException
                && String.valueOf(cause.getMessage()).contains("exceeds capacity");
        return tooLong
                ? new LogNotBegun(Reason.SOURCE_REFUSES, file + " is longer than " + most + " bytes")
                : new LogNotBegun(
                        Reason.SOURCE_UNREACHABLE,
                        file + " does not come: " + cause.getClass().getSimpleName() + " " + cause.getMessage());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
