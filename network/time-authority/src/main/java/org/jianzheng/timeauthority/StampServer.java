/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.timeauthority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves time stamps over HTTP (RFC 3161, 3.4): {@code POST} on any path, and {@code GET /healthz}. */
public final class StampServer implements AutoCloseable {
    /** The most bytes of a request; any real one has far fewer. */
    static final int MAX_REQUEST = 4096;

    private static final String REQUEST = "application/timestamp-query";
    private static final String ANSWER = "application/timestamp-reply";
    private static final int WAITING = 64;
    private static final int SERVED_AT_A_TIME = 4;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(SERVED_AT_A_TIME);
    private final StampIssuer issuer;

    /**
     * Begins to serve.
     *
     * @throws IOException if the address cannot be listened on
     */
    public StampServer(InetSocketAddress listen, StampIssuer issuer) throws IOException {
        this.issuer = issuer;
        this.server = HttpServer.create(listen, WAITING);
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The port, which the system has chosen if 0 was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals("/healthz")) {
                answer(exchange, 200, "text/plain", "OK\n".getBytes(StandardCharsets.US_ASCII));
            } else if (!exchange.getRequestMethod().equals("POST")) {
                refuse(exchange, 405, "POST a request of RFC 3161 here; this is a demo without legal value");
            } else if (!REQUEST.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                refuse(exchange, 415, "requests are " + REQUEST);
            } else {
                stamp(exchange);
            }
        }
    }

    private void stamp(HttpExchange exchange) throws IOException {
        byte[] request;
        try (InputStream body = exchange.getRequestBody()) {
            request = body.readNBytes(MAX_REQUEST + 1);
        }
        if (request.length > MAX_REQUEST) {
            refuse(exchange, 413, "requests have at most " + MAX_REQUEST + " bytes");
            return;
        }
        byte[] answer;
        try {
            answer = issuer.answer(request);
        } catch (IOException | IllegalArgumentException notOne) {
            refuse(exchange, 400, "these bytes are no request of RFC 3161");
            return;
        }
        answer(exchange, 200, ANSWER, answer);
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        answer(exchange, status, "text/plain", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a request does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
