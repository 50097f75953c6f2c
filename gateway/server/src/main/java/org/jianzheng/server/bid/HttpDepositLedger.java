/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

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

/** A bank that answers questions by POST, in the JSON form that the README of the gateway tells. */
final class HttpDepositLedger implements DepositLedger, AutoCloseable {
    private static final int OK = 200;

    private final URI address;
    private final Duration patience;
    private final HttpClient client;

    /** @param patience for one question, from its first byte to the answer's last */
    HttpDepositLedger(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public DepositAnswer ask(DepositQuestion question) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                question.toJson().toString()))
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), DepositAnswer.MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("the bank answers with status " + answer.statusCode());
            }
            return DepositAnswer.parse(answer.body(), question);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException("the bank does not answer within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("the bank does not answer", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
