/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private SignedLog log;
    private HttpServer server;
    private Path trust;
    private Path state;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
        state = folder.resolve("monitor.json");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        served.put("forks", "[]".getBytes(StandardCharsets.UTF_8));
        show();
    }

    @AfterEach
    void end() {
        server.stop(0);
        log.close();
    }

    private void show() {
        log.appendJson(List.of(CanonicalJson.parseObject("{\"id\":\"a\",\"type\":\"trial\"}")));
        served.put("checkpoint", log.checkpoint().toString().getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/log/".length());
        byte[] body = served.containsKey(path) ? served.get(path) : tile(path);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] tile(String path) {
        boolean sm3 = path.startsWith("sm3/");
        TilePath tile = TilePath.parse(sm3 ? path.substring("sm3/".length()) : path);
        return log.log().hashTile(sm3 ? HashSuite.SM3 : HashSuite.SHA_256, tile).orElse(new byte[0]);
    }

    private int run(String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                "monitor",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--trust",
                trust.toString(),
                "--state",
                state.toString(),
                "--once",
                "--silence",
                "1",
                "--lang",
                "en"));
        arguments.addAll(List.of(further));
        out.getBuffer().setLength(0);
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(new String[0]));
    }

    @Test
    void follows_a_gateway_from_look_to_look() {
        assertThat(run("--begin")).as("%s", out).isZero();
        show();
        assertThat(run()).as("%s", out).isZero();
        assertThat(out.toString()).contains("1 of 1 gateways answered").contains("2 entries");
        assertThat(run("--json")).isZero();
        assertThat(CanonicalJson.parseObject(out.toString().strip()).integer("answered"))
                .isOne();
    }

    @Test
    void does_not_begin_anew_when_its_memory_is_missing_or_changed() throws IOException {
        assertThat(run()).isEqualTo(4);
        assertThat(out.toString()).contains("add --begin");
        assertThat(state).doesNotExist();
        assertThat(run("--begin")).isZero();
        assertThat(run("--begin")).as("there is one").isEqualTo(64);
        Files.writeString(state, "{}");
        assertThat(run()).isEqualTo(4);
        assertThat(out.toString()).contains("Restore it from a copy");
        assertThat(state).hasContent("{}");
    }

    @Test
    void says_that_a_gateway_shows_less_than_before_until_somebody_acknowledges_it() {
        byte[] early = served.get("checkpoint");
        show();
        run("--begin");
        served.put("checkpoint", early);
        assertThat(run()).isEqualTo(3);
        assertThat(out.toString()).contains("✗ ROLLBACK ");
        String id = out.toString().split(" ", 4)[2];
        assertThat(run("--acknowledge", id)).isEqualTo(4);
        assertThat(out.toString()).contains("[acknowledged]");
    }

    @Test
    void cannot_tell_when_nobody_answers_and_keeps_no_empty_memory() {
        server.stop(0);
        assertThat(run("--begin")).isEqualTo(4);
        assertThat(state).doesNotExist();
    }

    @Test
    void refuses_addresses_of_other_kinds() {
        assertThat(JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                        .execute(
                                "monitor",
                                "file:///etc",
                                "--trust",
                                trust.toString(),
                                "--state",
                                "s",
                                "--once",
                                "--begin"))
                .isEqualTo(64);
    }
}
