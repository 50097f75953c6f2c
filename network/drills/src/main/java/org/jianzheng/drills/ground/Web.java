/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.ground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Looks at the network's HTTP interfaces; each look is bounded. */
public final class Web implements AutoCloseable {
    /** HTTP's code for a good answer. */
    public static final int OK = 200;

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int LARGEST = 32 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Makes a client; nothing is sent yet. */
    public Web() {}

    /** Reads. */
    public HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).timeout(LOOK).build());
    }

    HttpResponse<byte[]> post(URI address, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .timeout(LOOK)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<byte[]> delete(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).timeout(LOOK).DELETE().build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
