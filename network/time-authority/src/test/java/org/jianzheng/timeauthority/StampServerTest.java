/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.timeauthority;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jianzheng.evidence.time.TimeAuthority.Anchor;
import org.jianzheng.evidence.time.TimestampRequest;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.TimeAuthorityIdentity;
import org.jianzheng.model.crypto.SignedHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StampServerTest {
    private static final Instant NOW = Instant.parse("2026-03-16T01:30:04.120Z");
    private static final ByteString TEXT = ByteString.copyFromUtf8("a checkpoint\n");

    @TempDir
    Path folder;

    private TimestampVerifier verifier = new TimestampVerifier(List.of());
    private StampServer server;

    @BeforeEach
    void start() throws IOException {
        CryptoFolder crypto = new CryptoFolder(folder);
        TimeAuthorityIdentity.make(crypto, NOW, new SecureRandom());
        Anchor root = Anchor.of(TimeAuthority.read(crypto.timeAuthorityRoot(), X509CertificateHolder.class)
                .getEncoded());
        verifier = new TimestampVerifier(List.of(new org.jianzheng.evidence.time.TimeAuthority(
                TimeAuthorityIdentity.NAME, List.of(root), true, Optional.empty())));
        server = new StampServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new StampIssuer(
                        TimeAuthority.read(crypto.timeAuthorityCertificate(), X509CertificateHolder.class),
                        TimeAuthority.privateKey(crypto.timeAuthorityKey()),
                        InstantSource.fixed(NOW),
                        new SecureRandom()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @EnumSource
    @ParameterizedTest
    void stamps_what_a_verifier_takes(SignedHash hash) throws IOException, InterruptedException {
        TimestampRequest request = new TimestampRequest(TEXT, hash, BigInteger.valueOf(1L << 40));
        HttpResponse<byte[]> answer = post(TimestampRequest.MEDIA_TYPE, request.encoded());
        assertThat(answer.headers().firstValue("Content-Type")).contains(TimestampRequest.ANSWER_TYPE);

        TimestampToken token = request.answered(answer.body(), verifier);

        VerifiedTimestamp stamp = verifier.verify(token, TEXT);
        assertThat(stamp.latest()).isEqualTo(NOW.plusSeconds(1));
        assertThat(stamp.authority())
                .hasValueSatisfying(authority -> assertThat(authority.trial()).isTrue());
        assertThat(token.bytes()).hasSizeLessThan(2048);
    }

    @Test
    void says_what_is_no_request() throws IOException, InterruptedException {
        assertThat(post(TimestampRequest.MEDIA_TYPE, "<html>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(TimestampRequest.MEDIA_TYPE, new byte[StampServer.MAX_REQUEST + 1])
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("text/plain", new byte[1]).statusCode()).isEqualTo(415);
        assertThat(get("/").statusCode()).isEqualTo(405);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    private HttpResponse<byte[]> post(String type, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at("/"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private URI at(String path) {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port() + path);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }
}
