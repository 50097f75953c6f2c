/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.sample.client.Tokens;
import org.jianzheng.sample.play.RunDirectory;

/**
 * The gateways of a running network, asked over HTTP as anybody may, and written to as their organisations' machines.
 *
 * @param urls their addresses
 * @param tokens by what a machine says who it is; nothing where nobody need sign in
 */
record Gateways(Map<String, URI> urls, Map<String, Tokens> tokens) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final int TRIES = 120;

    /** Gateways where nobody need sign in. */
    Gateways(Map<String, URI> urls) {
        this(urls, Map.of());
    }

    /** The gateways of the network that runs in this folder. */
    static Gateways of(Path data) {
        RunDirectory run = new RunDirectory(data);
        Map<String, URI> urls = new TreeMap<>();
        Map<String, Tokens> tokens = new TreeMap<>();
        for (String name : run.organisations()) {
            urls.put(name, run.gateway(name));
            tokens.put(name, run.tokens(name, InstantSource.system()));
        }
        return new Gateways(urls, tokens);
    }

    /** By what a machine of this organisation says who it is. */
    Tokens tokens(String name) {
        return tokens.getOrDefault(name, Tokens.NONE);
    }

    URI url(String name) {
        return Objects.requireNonNull(urls.get(name), name);
    }

    HttpResponse<String> get(String name, String path) throws IOException {
        URI url = URI.create(url(name) + path);
        return send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)).build());
    }

    /** Writes an answer that is no text into a file. */
    Path download(String name, String path, Path target) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(name) + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            HttpResponse<Path> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofFile(target));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    HttpResponse<String> post(String name, String path, byte[] body) throws IOException {
        return post(name, path, "application/json", body);
    }

    HttpResponse<String> postLines(String name, String path, String lines) throws IOException {
        return post(name, path, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String name, String path, String type, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(name) + path))
                .timeout(Duration.ofSeconds(90))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            tokens(name).bearer().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return send(request.build());
    }

    /** The first lines of each gateway's newest checkpoint: origin, size, root and the rest of the signed text. */
    List<String> checkpointBodies() throws IOException {
        Set<String> bodies = new LinkedHashSet<>();
        for (String name : urls.keySet()) {
            String note = get(name, "/log/checkpoint").body();
            bodies.add(note.substring(0, note.indexOf("\n\n") + 1));
        }
        return List.copyOf(bodies);
    }

    /** Waits, within a bound, until all gateways show the same checkpoint byte for byte, and tells its size. */
    long agreedSize() throws IOException {
        List<String> bodies = List.of();
        for (int i = 0; i < TRIES; i++) {
            bodies = checkpointBodies();
            if (bodies.size() == 1) {
                return Long.parseLong(
                        bodies.getFirst().lines().skip(1).findFirst().orElseThrow());
            }
            pause();
        }
        assertThat(bodies).as("one checkpoint on all gateways").hasSize(1);
        throw new AssertionError();
    }

    static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
