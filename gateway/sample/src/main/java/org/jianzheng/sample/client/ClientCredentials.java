/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** A machine's own tokens (RFC 6749, 4.4): asked for when the first is needed, and again when half of a token's time is over. */
public final class ClientCredentials implements Tokens {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpRequest request;
    private final String issuer;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<String> token = Optional.empty();
    private Instant until = Instant.MIN;

    /**
     * Asks nothing yet.
     *
     * @param endpoint where the issuer gives tokens
     * @param client id of the machine
     * @param secret by which it shows that it is itself
     */
    public ClientCredentials(URI endpoint, String client, String secret, InstantSource clock) {
        this.issuer = endpoint.toString();
        this.clock = clock;
        this.request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encoded(client)
                        + "&client_secret=" + encoded(secret)))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> bearer() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (!clock.instant().isBefore(until)) {
                fetch();
            }
            return token;
        } finally {
            turn.unlock();
        }
    }

    private void fetch() throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw Refusal.of(
                        ErrorCode.UNAUTHENTICATED, "%s gives no token: status %d", issuer, answer.statusCode());
            }
            JsonObject granted = CanonicalJson.parseObject(answer.body());
            token = Optional.of(granted.string("access_token"));
            until = clock.instant().plusSeconds(granted.integer("expires_in") / 2);
        } catch (IOException silent) {
            throw Refusal.of(ErrorCode.ISSUER_UNAVAILABLE, "%s: %s", issuer, silent);
        }
    }
}
