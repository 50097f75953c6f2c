/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLogSourceTest {
    private static final int MOST = 100;

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private HttpLogSource source;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        source = source(Duration.ofMinutes(1));
    }

    private HttpLogSource source(Duration patience) {
        try {
            return new HttpLogSource(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), SSLContext.getDefault(), patience);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        over.countDown();
        source.close();
        server.stop(0);
    }

    private void serve(int status, byte[] body, long promised, boolean stalls) {
        server.createContext("/log/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, promised);
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
                if (stalls) {
                    over.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void gives_what_is_published() throws Exception {
        serve(200, new byte[] {1, 2, 3}, 3, false);
        assertThat(source.get("tile/0/000", MOST)).containsExactly(1, 2, 3);
    }

    @Test
    void says_with_which_status_a_file_is_refused() {
        serve(404, new byte[] {1}, 1, false);
        assertThatThrownBy(() -> source.get("tile/0/000", MOST))
                .hasMessageStartingWith("SOURCE_REFUSES")
                .hasMessageContaining("/log/tile/0/000 is answered with status 404");
    }

    @Test
    void takes_no_more_bytes_than_there_can_be() {
        serve(200, new byte[MOST + 1], 0, false);
        assertThatThrownBy(() -> source.get("tile/0/000", MOST))
                .hasMessageStartingWith("SOURCE_REFUSES")
                .hasMessageContaining("longer than 100 bytes");
    }

    @Test
    void does_not_wait_for_a_source_that_stops_in_the_middle() {
        serve(200, new byte[] {1}, 50, true);
        try (HttpLogSource hurried = source(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> hurried.get("tile/0/000", MOST)).hasMessageStartingWith("SOURCE_UNREACHABLE");
        }
    }

    @Test
    void says_that_nobody_answers() {
        server.stop(0);
        assertThatThrownBy(() -> source.get("checkpoint", MOST)).hasMessageStartingWith("SOURCE_UNREACHABLE");
    }
}
