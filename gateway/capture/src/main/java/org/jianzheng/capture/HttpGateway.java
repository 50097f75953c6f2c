/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;

/** A gateway over HTTP. */
final class HttpGateway implements Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LARGEST_TOKEN = 16 << 10;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final Duration PATIENCE_FOR_MEGABYTE = Duration.ofSeconds(1);

    private final URI url;
    private final Optional<Path> tokenFile;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * A gateway, to which nothing is sent yet.
     *
     * @param tokenFile holds the bearer token that says who this is, read anew for each request so that something else may renew it;
     *     empty for a gateway where nobody need sign in
     */
    HttpGateway(URI url, Optional<Path> tokenFile) {
        this.url = url;
        this.tokenFile = tokenFile;
    }

    private HttpRequest.Builder request(String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE);
        if (tokenFile.isPresent()) {
            if (Files.size(tokenFile.get()) > LARGEST_TOKEN) {
                throw new IOException(tokenFile.get() + " holds no token");
            }
            request.header(
                    "Authorization",
                    "Bearer " + Files.readString(tokenFile.get()).strip());
        }
        return request;
    }

    @Override
    public List<Optional<Refusal>> submit(List<ReadableRecord> records) throws IOException, InterruptedException {
        String lines = records.stream().map(record -> record.toJson() + "\n").collect(Collectors.joining());
        HttpRequest request = request("/api/v1/records/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != OK) {
            throw new IOException(url + " answered " + response.statusCode() + ": " + problem(response));
        }
        try {
            if (!(CanonicalJson.parse(response.body()) instanceof JsonArray answers)) {
                throw new IOException(url + " answered nothing sensible");
            }
            List<Optional<Refusal>> results =
                    answers.objects().stream().map(HttpGateway::refusal).toList();
            if (results.size() != records.size()) {
                throw new IOException(url + " answered " + results.size() + " of " + records.size() + " records");
            }
            return results;
        } catch (Refusal unreadable) {
            throw new IOException(url + " answered nothing sensible", unreadable);
        }
    }

    @Override
    public Progress progress(RecordId record) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/records/" + record + "/status").build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == NOT_FOUND) {
            return new Progress.Waiting();
        }
        if (response.statusCode() != OK) {
            throw new IOException(url + " answered " + response.statusCode() + ": " + problem(response));
        }
        try {
            JsonObject json = CanonicalJson.parseObject(response.body());
            return switch (json.string("status")) {
                case "COMMITTED", "COSIGNED" -> new Progress.Committed();
                case "REFUSED" -> new Progress.Refused(refusal(json).orElseThrow());
                default -> new Progress.Waiting();
            };
        } catch (Refusal unreadable) {
            throw new IOException(url + " answered nothing sensible", unreadable);
        }
    }

    @Override
    public boolean has(Digest sha256) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/files/" + sha256.hex()).HEAD().build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return switch (status) {
            // Stored and public, stored and not public, withdrawn by order.
            case OK, FORBIDDEN, GONE -> true;
            case NOT_FOUND -> false;
            default -> throw new IOException(url + " answered " + status);
        };
    }

    @Override
    public Digest upload(Path file) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/files")
                .timeout(PATIENCE.plus(PATIENCE_FOR_MEGABYTE.multipliedBy(Files.size(file) >> 20)))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        Optional<Refusal> refusal;
        try {
            JsonObject answer = CanonicalJson.parseObject(response.body());
            if (response.statusCode() == CREATED) {
                return Digest.parse(HashSuite.SHA_256, answer.string("sha256"));
            }
            refusal = refusal(answer);
        } catch (Refusal unreadable) {
            throw new IOException(url + " answered nothing sensible", unreadable);
        }
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        throw new IOException(url + " answered " + response.statusCode());
    }

    private static Optional<Refusal> refusal(JsonObject result) {
        return result.optionalString("code")
                .map(code -> Refusal.of(
                        ErrorCode.named(code).orElse(ErrorCode.INTERNAL),
                        "%s",
                        result.optionalString("detail").orElse(code)));
    }

    private static String problem(HttpResponse<byte[]> response) {
        try {
            JsonObject problem = CanonicalJson.parseObject(response.body());
            return problem.string("code") + ": "
                    + problem.optionalString("detail").orElse("");
        } catch (Refusal other) {
            return new String(response.body(), 0, Math.min(200, response.body().length), StandardCharsets.UTF_8);
        }
    }
}
