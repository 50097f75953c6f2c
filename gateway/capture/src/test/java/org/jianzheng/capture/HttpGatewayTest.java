/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpGatewayTest {
    @TempDir
    Path folder;

    private HttpServer server;
    private HttpGateway gateway;
    private int status = 200;
    private String answer = "";
    private byte[] received = {};
    private String shown = "";
    private Path token;

    @BeforeEach
    void start() throws IOException {
        token = Files.writeString(folder.resolve("token"), "first\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.createContext("/api/v1/files", this::answer);
        server.start();
        gateway = new HttpGateway(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.of(token));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            shown = exchange.getRequestHeaders().getFirst("Authorization");
            received = exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"200, true", "403, true", "410, true", "404, false"})
    void knows_by_the_status_whether_an_original_is_still_wanted(int answered, boolean there) throws Exception {
        status = answered;
        assertThat(gateway.has(DualDigest.of(new byte[1]).sha256())).isEqualTo(there);
    }

    @Test
    void shows_the_token_that_the_file_holds_at_each_request() throws Exception {
        gateway.has(DualDigest.of(new byte[1]).sha256());
        assertThat(shown).isEqualTo("Bearer first");
        Files.writeString(token, "second\n");
        gateway.has(DualDigest.of(new byte[1]).sha256());
        assertThat(shown).isEqualTo("Bearer second");
        Files.delete(token);
        assertThatThrownBy(() -> gateway.has(DualDigest.of(new byte[1]).sha256()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void does_not_take_a_failure_for_an_answer() {
        status = 503;
        assertThatThrownBy(() -> gateway.has(DualDigest.of(new byte[1]).sha256()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void sends_the_bytes_of_a_file_and_gives_the_digest_of_what_was_stored() throws Exception {
        byte[] content = "original".getBytes(StandardCharsets.UTF_8);
        Digest sha256 = DualDigest.of(content).sha256();
        status = 201;
        answer = "{\"sha256\":\"" + sha256.hex() + "\"}";
        assertThat(gateway.upload(Files.write(folder.resolve("a"), content))).isEqualTo(sha256);
        assertThat(received).isEqualTo(content);
    }

    @Test
    void tells_a_refusal_by_its_code_and_nonsense_as_a_failure_of_the_line() throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[3]);
        status = 413;
        answer = "{\"code\":\"TOO_LARGE\",\"detail\":\"more than 2 bytes\"}";
        assertThatThrownBy(() -> gateway.upload(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE));
        for (String nonsense : new String[] {"", "<html>", "{}"}) {
            answer = nonsense;
            assertThatThrownBy(() -> gateway.upload(file)).isInstanceOf(IOException.class);
        }
        status = 201;
        assertThatThrownBy(() -> gateway.upload(file)).isInstanceOf(IOException.class);
    }
}
