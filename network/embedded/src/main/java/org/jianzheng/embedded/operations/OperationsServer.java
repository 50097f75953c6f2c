/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.fault.Faults;

/** {@code /healthz}, {@code /metrics}, {@code /status} and, where allowed, {@code /faults}, over plain HTTP on this machine. */
public final class OperationsServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int MAX_BODY = 16 * 1024;

    private final HttpServer server;
    private final String host;

    private OperationsServer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** What is answered. */
    public record Sources(Supplier<LedgerStatus> status, Metrics metrics, Faults faults, boolean allowFaults) {}

    /** Begins to listen. */
    public static OperationsServer start(Address listen, Sources sources, ExecutorService executor) {
        try {
            HttpServer server = HttpServer.create(listen.socket(), 0);
            server.setExecutor(executor);
            server.createContext("/healthz", exchange -> {
                boolean healthy = sources.status().get().isHealthy();
                answer(exchange, healthy ? OK : UNAVAILABLE, "application/json", health(healthy));
            });
            server.createContext(
                    "/metrics",
                    exchange -> answer(
                            exchange,
                            OK,
                            "text/plain; version=0.0.4; charset=utf-8",
                            sources.metrics().text()));
            server.createContext(
                    "/status",
                    exchange -> answer(
                            exchange,
                            OK,
                            "application/json",
                            sources.status().get().toJson()));
            if (sources.allowFaults()) {
                FaultCommands commands = new FaultCommands(sources.faults());
                server.createContext("/faults", exchange -> faults(exchange, commands, sources.faults()));
            }
            server.start();
            return new OperationsServer(server, listen.host());
        } catch (IOException e) {
            throw new ConfigException("operations", "cannot listen on " + listen + ": " + e.getMessage(), e);
        }
    }

    /** Where the server listens. */
    public Address address() {
        return new Address(host, server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String health(boolean healthy) {
        return "{\"status\":\"" + (healthy ? "OK" : "Service Unavailable") + "\"}";
    }

    private static void faults(HttpExchange exchange, FaultCommands commands, Faults faults) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> answer(exchange, OK, "application/json", commands.toJson());
            case "DELETE" -> {
                faults.clear();
                answer(exchange, OK, "application/json", commands.toJson());
            }
            case "POST" -> {
                byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
                try {
                    commands.apply(new String(body, StandardCharsets.UTF_8));
                    answer(exchange, OK, "application/json", commands.toJson());
                } catch (IllegalArgumentException e) {
                    answer(exchange, BAD_REQUEST, "text/plain", String.valueOf(e.getMessage()));
                }
            }
            default -> answer(exchange, NOT_ALLOWED, "text/plain", "GET, POST or DELETE");
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
