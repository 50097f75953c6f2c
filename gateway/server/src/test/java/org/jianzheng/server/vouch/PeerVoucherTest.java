/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerVoucherTest extends VoucherContract {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private Optional<String> instead = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(VouchRequest.PATH, this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            String answer;
            try {
                answer = instead.isPresent() ? instead.get() : desk.answer(CITY, question);
            } catch (Refusal refused) {
                status = refused.code().httpStatus();
                answer = String.valueOf(refused.getMessage());
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    Voucher voucher() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new PeerVoucher(REGULATOR, address, client, Duration.ofSeconds(20));
    }

    @Test
    void refuses_an_answer_of_another_form_or_of_any_length() {
        instead = Optional.of("{}");
        assertThatThrownBy(() -> voucher().ask(request())).isInstanceOf(Refusal.class);
        instead = Optional.of("x".repeat(VouchRequest.MAX_BYTES + 1));
        assertThatThrownBy(() -> voucher().ask(request())).isInstanceOf(IOException.class);
    }

    @Test
    void says_when_nobody_answers() {
        server.stop(0);
        assertThatThrownBy(() -> voucher().ask(request()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not answer");
    }
}
