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
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SignedLog log;
    private SignedRecords records;
    private String checkpoint;
    private ReadableRecord item;
    private HttpServer server;
    private volatile boolean closed;
    private String url;
    private Path trust;
    private Path archive;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        item = records.item(records.session());
        log.append(item);
        checkpoint = log.checkpoint().toString();
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
        archive = folder.resolve("archive");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::serve);
        server.createContext("/api/v1/records/", this::serveBundle);
        server.createContext("/tsa", this::stamp);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void end() {
        server.stop(0);
        log.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/log/".length());
        boolean known = "Bearer a.b.c".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, !known && closed && path.startsWith("tile/entries/") ? Optional.empty() : find(path));
    }

    private Optional<byte[]> find(String path) {
        if (path.equals("checkpoint")) {
            return Optional.of(checkpoint.getBytes(StandardCharsets.UTF_8));
        }
        if (path.startsWith("stamps/")) {
            return Optional.empty();
        }
        boolean parallel = path.startsWith("sm3/");
        TilePath tile = TilePath.parse(parallel ? path.substring("sm3/".length()) : path);
        return tile.kind() == TilePath.Kind.ENTRIES
                ? log.log().entryTile(tile)
                : log.log().hashTile(parallel ? HashSuite.SM3 : HashSuite.SHA_256, tile);
    }

    private void serveBundle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        assertThat(path).hasSize(6).endsWith("bundle");
        answer(
                exchange,
                Optional.of(new BundleBuilder(log.log(), 1)
                        .build(RecordId.parse(path[4]), SignedNote.parse(checkpoint))
                        .canonical()));
    }

    private void stamp(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        answer(exchange, Optional.of(log.timeAuthority().answer(request, SignedLog.START.plus(Duration.ofDays(1)))));
    }

    private static void answer(HttpExchange exchange, Optional<byte[]> body) throws IOException {
        exchange.sendResponseHeaders(
                body.isPresent() ? 200 : 404,
                body.map(bytes -> (long) bytes.length).orElse(-1L));
        if (body.isPresent()) {
            exchange.getResponseBody().write(body.get());
        }
        exchange.close();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private int create(String from) {
        return run("archive", "create", "--trust", trust.toString(), "--from", from, "--out", archive.toString());
    }

    private int verify(String... further) {
        String[] all = new String[5 + further.length];
        System.arraycopy(
                new String[] {"archive", "verify", archive.toString(), "--trust", trust.toString()}, 0, all, 0, 5);
        System.arraycopy(further, 0, all, 5, further.length);
        return run(all);
    }

    private int renew(String authority) {
        return run(
                "archive",
                "renew",
                archive.toString(),
                "--trust",
                trust.toString(),
                "--time-authority",
                authority,
                "--hash");
    }

    @Test
    void archives_a_log_and_verifies_it_when_the_gateway_is_gone() throws IOException {
        assertThat(create(url)).as("%s %s", out, err).isZero();
        assertThat(renew(url + "/tsa")).as("%s %s", out, err).isZero();
        assertThat(out.toString()).contains("已续期 / Renewed", "demo without legal value");
        server.stop(0);

        assertThat(verify("--lang", "en")).as("%s %s", out, err).isZero();
        assertThat(out.toString()).contains("Verdict: INTACT", "checked and right", "existed before");
        assertThat(verify("--json")).isZero();
        JsonObject json = CanonicalJson.parseObject(out.toString().strip());
        assertThat(json.integer("right")).isEqualTo(json.integer("checked"));

        Path bundle = folder.resolve("item.evb");
        assertThat(run(
                        "archive",
                        "bundle",
                        archive.toString(),
                        item.id().value(),
                        "--trust",
                        trust.toString(),
                        "--out",
                        bundle.toString()))
                .as("%s %s", out, err)
                .isZero();
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                .as("%s", out)
                .isIn(0, 5);
    }

    @Test
    void archives_a_range_from_the_middle_with_the_keys_that_it_needs() {
        log.appendJson(IntStream.range(0, 900)
                .mapToObj(at -> CanonicalJson.parseObject("{\"id\":\"" + at + "\",\"type\":\"trial\"}"))
                .toList());
        long block = log.log().nextBlock();
        ReadableRecord later = records.item(records.session());
        log.append(later);
        checkpoint = log.checkpoint().toString();

        assertThat(run(
                        "archive",
                        "create",
                        "--trust",
                        trust.toString(),
                        "--from",
                        url,
                        "--out",
                        archive.toString(),
                        "--from-block",
                        "" + block))
                .as("%s %s", out, err)
                .isZero();
        assertThat(out.toString()).contains(block + "–" + block, "entries 904–904");
        server.stop(0);
        assertThat(verify("--lang", "en")).as("not stamped yet: %s", out).isEqualTo(5);
        assertThat(out.toString())
                .contains("Verdict: INTACT", "This is a range", "index and lists in force are not derived anew");
        Path bundle = folder.resolve("later.evb");
        assertThat(run(
                        "archive",
                        "bundle",
                        archive.toString(),
                        later.id().value(),
                        "--trust",
                        trust.toString(),
                        "--out",
                        bundle.toString()))
                .as("%s %s", out, err)
                .isZero();
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                .as("%s", out)
                .isIn(0, 5);
        assertThat(archive.resolve("tile/entries/000")).exists();
        assertThat(archive.resolve("tile/entries/001")).doesNotExist();
    }

    @Test
    void names_what_was_changed_and_does_not_renew_it() throws IOException {
        assertThat(create(url)).isZero();
        assertThat(verify("--lang", "en")).as("not stamped yet").isEqualTo(5);
        assertThat(out.toString()).contains("run archive renew");
        Path entries = archive.resolve("tile/entries/000.p/4");
        byte[] bytes = Files.readAllBytes(entries);
        bytes[bytes.length / 2] ^= 1;
        Files.write(entries, bytes);

        assertThat(verify("--lang", "en")).isEqualTo(3);
        assertThat(out.toString()).contains("Verdict: CHANGED", "tile/entries/000.p/4");
        assertThat(renew(url + "/tsa")).isEqualTo(3);
        assertThat(archive.resolve("renewals")).doesNotExist();
    }

    @Test
    void says_what_to_do_when_something_is_missing() throws IOException {
        assertThat(verify("--lang", "en")).isEqualTo(4);
        assertThat(out.toString()).contains("There is no archive here");
        assertThat(create(folder.resolve("nowhere").toString())).isEqualTo(64);
        server.stop(0);
        assertThat(create(url)).isEqualTo(4);
        assertThat(out.toString()).contains("run the same command again");
        assertThat(verify("--lang", "en")).isEqualTo(4);
        assertThat(out.toString()).contains("run archive create again");
    }

    @Test
    void archives_with_a_token_what_strangers_do_not_get() throws IOException {
        closed = true;
        assertThat(create(url)).isEqualTo(4);
        Path token = Files.writeString(folder.resolve("token"), "a.b.c\n");
        assertThat(run(
                        "archive",
                        "create",
                        "--trust",
                        trust.toString(),
                        "--from",
                        url,
                        "--out",
                        archive.toString(),
                        "--token",
                        token.toString()))
                .as("%s %s", out, err)
                .isZero();
    }

    @Test
    void refuses_a_folder_that_is_taken_and_an_authority_that_is_none() throws IOException {
        assertThat(create(url)).isZero();
        assertThat(create(url)).as("the folder is taken").isEqualTo(64);
        assertThat(out.toString()).contains("name a new folder");
        assertThat(renew("ftp://authority.example")).isEqualTo(64);
        assertThat(renew(url + "/log/checkpoint")).as("no time stamp").isEqualTo(3);
        assertThat(verify()).as("still good, not stamped").isEqualTo(5);
    }

    @Test
    void archives_what_a_gateway_has_stored() throws IOException {
        log.archive().keep(log.body(), SignedNote.parse(checkpoint));
        assertThat(create(folder.toString())).as("%s %s", out, err).isZero();
        assertThat(verify()).as("%s", out).isEqualTo(5);
    }
}
