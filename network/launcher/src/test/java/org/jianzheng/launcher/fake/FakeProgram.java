/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for every program of the network: told apart by its arguments, as quick to start as a JVM can be. */
public final class FakeProgram {

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private FakeProgram() {}

    /** Behaves as the program that these arguments and this environment belong to. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (System.getProperty("spring.context.exit") != null) {
            // A trial start ends when everything is put together.
            return;
        }
        String first = arguments.length == 0 ? "contracts" : arguments[0];
        switch (first) {
            case "--config" -> ledger(Path.of(arguments[1]));
            case "--listen" -> serve(port(arguments[1]), "OK");
            case "contracts" -> listen(port(System.getenv("CHAINCODE_SERVER_ADDRESS")));
            case "play" -> {
                play(Path.of(arguments[2]));
                return;
            }
            case "verify" -> {
                System.out.println("MATCHES " + Path.of(arguments[1]).getFileName());
                return;
            }
            case "die" -> {
                System.out.println("last words");
                System.exit(3);
            }
            case "listen" -> listen(Integer.parseInt(arguments[1]));
            case "stubborn" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(FakeProgram::sleepLong));
                listen(Integer.parseInt(arguments[1]));
            }
            default -> gateway(Path.of(first.substring(first.indexOf("file:") + "file:".length())));
        }
        new CountDownLatch(1).await();
    }

    private static void ledger(Path config) throws IOException {
        String yaml = Files.readString(config);
        StringJoiner organisations = new StringJoiner(",", "[", "]");
        Matcher member = Pattern.compile("- mspId: (\\S+)\\n  listen").matcher(yaml);
        while (member.find()) {
            organisations.add("{\"mspId\":\"" + member.group(1) + "\",\"chaincodes\":{\"records\":\"READY\"}}");
        }
        serve(port(find(yaml, "operations: (\\S+)")), "{\"height\":7,\"organisations\":" + organisations + "}");
        Matcher listen = Pattern.compile("listen: (\\S+)").matcher(yaml);
        while (listen.find()) {
            listen(port(listen.group(1)));
        }
    }

    private static void gateway(Path config) throws IOException {
        String yaml = Files.readString(config);
        serve(
                Integer.parseInt(find(yaml, "port: (\\d+)")),
                "{\"ledger\":{\"height\":7},\"log\":{\"block\":6,\"lag\":0,\"size\":5}}");
        listen(port(find(yaml, "listen: (\\S+)")));
    }

    private static void play(Path runDirectory) throws IOException {
        Path sample = runDirectory.resolve("sample");
        Files.createDirectories(sample);
        Files.writeString(sample.resolve("plays"), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Path file = Files.writeString(sample.resolve("original.pdf"), "original");
        Path bundle = Files.writeString(sample.resolve("original.pdf.evb"), "{}");
        Files.writeString(
                sample.resolve("result.json"),
                "{\"bundles\":[\"" + bundle + "\"],\"files\":[\"" + file + "\"],\"loaded\":[1],\"lot\":\"LOT\"}");
        System.out.println("played");
    }

    private static void serve(int port, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private static void listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        OPEN.add(socket);
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in\n" + text);
        }
        return matcher.group(1);
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static void sleepLong() {
        try {
            Thread.sleep(java.time.Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
