/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

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
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerBatchesTest {
    private static final OrganisationId CITY = new OrganisationId("CityMSP");
    private static final RecordId BATCH = RecordId.parse("019d6aab-7b00-7000-8000-000000000001");
    private static final byte[] ITEMS = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private PeerBatches peers;
    private int status = 200;
    private boolean stalls;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        peers = peers(Duration.ofMinutes(1));
    }

    private PeerBatches peers(Duration patience) throws NoSuchAlgorithmException {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new PeerBatches(Map.of(CITY, address), SSLContext.getDefault(), patience);
    }

    @AfterEach
    void stop() {
        end.countDown();
        peers.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(ITEMS);
            if (stalls) {
                exchange.getResponseBody().flush();
                end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fetches_the_items_of_a_batch_into_a_file_and_tells_that_they_are_kept() throws Exception {
        Path file = folder.resolve("items");
        peers.fetch(CITY, BATCH, ITEMS.length, file);
        peers.tell(CITY, BATCH);
        assertThat(Files.readAllBytes(file)).isEqualTo(ITEMS);
        assertThat(asked).containsExactly("GET /batches/" + BATCH, "POST /batches/" + BATCH);
    }

    @Test
    void takes_no_more_bytes_than_there_can_be() {
        assertThatThrownBy(() -> peers.fetch(CITY, BATCH, ITEMS.length - 1, folder.resolve("items")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_refusal_and_an_organisation_without_address_are_failures() {
        status = 404;
        assertThatThrownBy(() -> peers.fetch(CITY, BATCH, 100, folder.resolve("items")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 404");
        assertThatThrownBy(() -> peers.tell(new OrganisationId("OtherMSP"), BATCH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("jianzheng.cosigning.peers");
    }

    @Test
    void does_not_wait_for_ever_for_the_last_byte() throws Exception {
        stalls = true;
        try (PeerBatches hurried = peers(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> hurried.fetch(CITY, BATCH, 100, folder.resolve("items")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("within 1 s");
        }
    }
}
