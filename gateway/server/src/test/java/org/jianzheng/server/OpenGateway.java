/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole gateway over HTTP, open to everybody, with a ledger in memory behind it. Its tests share it, each with records of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(OpenGateway.InMemoryLedger.class)
abstract class OpenGateway {
    static final FakeLedger LEDGER = new FakeLedger();
    static final Records RECORDS = new Records(23);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final TrustRoot TRUST;

    static final PrivateKey PLATFORM = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private static final Path FOLDER;
    private static final LogFixture.Keys KEYS = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");

    static {
        try {
            FOLDER = Files.createTempDirectory("gateway");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        TRUST = LogFixture.trust(LEDGER.genesis(), List.of(KEYS));
    }

    @LocalServerPort
    private int port;

    @TestConfiguration
    static class InMemoryLedger {
        @Bean
        FakeLedger fakeLedger() {
            return LEDGER;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TrialGateway.configure(registry, FOLDER, TRUST, KEYS);
        registry.add("jianzheng.access.open", () -> "true");
        registry.add("jianzheng.bundles.full", () -> "true");
        Path platform = Files.writeString(FOLDER.resolve("platform.key"), PrivateKeys.write(PLATFORM));
        registry.add("jianzheng.batches.key", platform::toString);
        registry.add("jianzheng.batches.max-age", () -> "200ms");
        registry.add("jianzheng.files.max-file", () -> "300KB");
    }

    final HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    final HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    final HttpResponse<byte[]> get(String path) throws Exception {
        return send(at(path));
    }

    final HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return send(at(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    final HttpResponse<byte[]> submit(ReadableRecord record, String query) throws Exception {
        return post("/api/v1/records" + query, "application/json", record.canonical());
    }

    static JsonObject json(HttpResponse<byte[]> answer) {
        return CanonicalJson.parseObject(answer.body());
    }

    static void assertProblem(HttpResponse<byte[]> answer, ErrorCode code) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonObject problem = json(answer);
        assertThat(problem.string("code")).isEqualTo(code.name());
        assertThat(problem.string("title")).isEqualTo(code.english());
        assertThat(problem.string("titleZh")).isEqualTo(code.chinese());
        assertThat(problem.string("action")).isEqualTo(code.adviceEnglish());
        assertThat(problem.string("actionZh")).isEqualTo(code.adviceChinese());
        assertThat(answer.statusCode()).isEqualTo((int) problem.integer("status"));
    }
}
