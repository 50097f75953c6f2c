/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks over HTTP or HTTPS, with bounds for time and size. It follows no redirection, so that it speaks with whom it was given only.
 *
 * @param <E> how it fails
 */
final class PatientClient<E extends Exception> implements AutoCloseable {
    private static final int OK = 200;

    private final Duration patience;
    private final Function<String, E> silent;
    private final HttpClient client;

    /**
     * A client.
     *
     * @param patience for one answer, from the question to its last byte
     * @param silent makes the failure, from what came instead of an answer
     */
    PatientClient(Duration patience, Function<String, E> silent) {
        this.patience = patience;
        this.silent = silent;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** The body of an answer with status 200 and at most so many bytes. */
    byte[] ask(HttpRequest.Builder question, int most) throws E, InterruptedException {
        HttpResponse<byte[]> answer = answer(question, most);
        if (answer.statusCode() != OK) {
            throw silent.apply(answer.uri() + " is answered with status " + answer.statusCode());
        }
        return answer.body();
    }

    /** An answer with any status and at most so many bytes. */
    HttpResponse<byte[]> answer(HttpRequest.Builder question, int most) throws E, InterruptedException {
        HttpRequest request = question.timeout(patience).build();
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw silent.apply(request.uri() + " did not come within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw silent.apply(request.uri() + " does not come: " + e.getCause());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
