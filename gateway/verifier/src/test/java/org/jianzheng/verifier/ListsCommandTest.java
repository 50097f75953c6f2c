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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.list.OverdueWithdrawal;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsCommandTest {
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final IndexKey DELTAS = new IndexKey(IndexName.DELTA, LIST.value());
    private static final Subject ONE = Subject.parse("org:91350100M000100Y43");
    private static final Subject OTHER = Subject.parse("person:" + "2".repeat(32));
    private static final LocalDate FROM = LocalDate.of(2026, 3, 16);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 16);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final List<ReadableRecord> chain = new ArrayList<>();
    private long since;
    private SignedLog log;
    private SignedRecords records;
    private Path held;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        held = folder.resolve("held");
        Files.write(folder.resolve("trust.json"), log.trust().canonical());
        append(new Definition(
                LIST,
                ListKind.BLACK,
                "失信名单(虚构)",
                DepartmentId.parse("housing-bureau"),
                new CatalogueVersion("TEST-MEASURES", "1"),
                "LISTING"));
        delta(ONE, listed());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void answers_for_any_day_from_what_was_taken() throws IOException {
        assertThat(apply(answer(0, 100))).isZero();
        assertThat(check(ONE, UNTIL)).isZero();
        assertThat(check(ONE, UNTIL.plusDays(1))).isEqualTo(2);
        assertThat(check(OTHER, FROM)).isEqualTo(2);
        assertThat(out.toString()).contains("LISTED 在名单上  " + ONE, "NOT LISTED 不在名单上  " + OTHER);
    }

    @Test
    void goes_on_from_what_is_held_whenever_it_is_run_again() throws IOException {
        for (int i = 0; i < 9; i++) {
            delta(OTHER, i == 0 ? listed() : new ListChange.Amended(UNTIL.plusDays(i)));
        }
        assertThat(apply(answer(0, 4))).isZero();
        assertThat(check(ONE, FROM)).as("a part of a list answers nothing").isEqualTo(4);
        assertThat(apply(answer(4, 4), answer(8, 100))).isZero();
        assertThat(check(OTHER, UNTIL.plusDays(8))).isZero();
        delta(OTHER, new ListChange.Delisted(ListChange.Delisted.Cause.LIFTED, FROM.plusDays(1)));
        assertThat(apply(answer(8, 100))).isZero();
        assertThat(check(OTHER, FROM.plusDays(1))).isEqualTo(2);
        assertThat(check(ONE, FROM)).isZero();
    }

    @Test
    void follows_a_gateway_part_by_part_and_goes_on_from_what_is_held() throws IOException {
        for (int i = 0; i < 3; i++) {
            delta(OTHER, i == 0 ? listed() : new ListChange.Amended(UNTIL.plusDays(i)));
        }
        Path token = Files.writeString(folder.resolve("token"), "a.b.c\n");
        long size = log.log().size();
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = gateway(exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            return part(exchange.getRequestURI().getQuery());
        });
        try {
            assertThat(run("follow", url(server), "--token", token.toString())).isZero();
            assertThat(out.toString()).isEqualToIgnoringNewLines("4");
            delta(OTHER, new ListChange.Amended(UNTIL.plusDays(9)));
            assertThat(run("follow", url(server))).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(check(OTHER, UNTIL.plusDays(9))).isZero();
        String deltas = "/api/v1/lists/city-black-list/deltas?from=";
        assertThat(asked)
                .containsExactly(
                        deltas + "0 Bearer a.b.c",
                        deltas + "3&since=" + size + " Bearer a.b.c",
                        deltas + "3&since=" + size + " null");
    }

    @Test
    void says_that_it_is_the_gateway_that_does_not_answer() throws IOException {
        HttpServer server = gateway(exchange -> new byte[0]);
        String url = url(server);
        server.removeContext("/");
        assertThat(run("follow", url)).isEqualTo(64);
        assertThat(out.toString()).contains("is answered with status 404 网关无应答");
        server.stop(0);
        assertThat(run("follow", url)).isEqualTo(64);
        assertThat(out.toString()).contains("does not come: ").doesNotContain("目录不可用");
        assertThat(held).doesNotExist();
    }

    @Test
    void goes_to_no_other_place_than_the_given_gateway() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run("follow", url(server))).isEqualTo(64);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString()).contains("is answered with status 302");
    }

    @Test
    void names_who_has_not_taken_off_in_time_what_ended() throws IOException {
        OverdueWithdrawal one =
                new OverdueWithdrawal(OverdueWithdrawal.Source.ENTRY, LIST.value(), ONE, "REVOKED", "信用平台(虚构)", UNTIL);
        List<JsonObject> overdue = new CopyOnWriteArrayList<>(List.of(one.toJson()));
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = gateway(exchange -> {
            asked.add(exchange.getRequestURI().toString());
            return JsonObject.builder()
                    .put("overdue", JsonArray.of(overdue))
                    .build()
                    .canonical();
        });
        try {
            assertThat(overdue("--to", url(server), "--days", "3", "--on", "2026-10-01"))
                    .isEqualTo(5);
            assertThat(out.toString()).contains("2026-09-16  信用平台(虚构)  city-black-list  " + ONE + "  REVOKED");
            overdue.clear();
            assertThat(overdue("--to", url(server))).isZero();
            assertThat(out.toString()).contains("无逾期");
            assertThat(asked)
                    .containsExactly(
                            "/api/v1/withdrawals/overdue?days=3&on=2026-10-01", "/api/v1/withdrawals/overdue?days=7");
            server.removeContext("/");
            assertThat(overdue("--to", url(server))).isEqualTo(4);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refuses_gaps_replays_and_reorderings_and_keeps_what_it_has() throws IOException {
        Path old = answer(0, 100);
        for (int i = 0; i < 9; i++) {
            delta(OTHER, i == 0 ? listed() : new ListChange.Amended(UNTIL.plusDays(i)));
        }
        Path first = answer(0, 4);
        Path second = answer(4, 4);
        Path third = answer(8, 100);
        assertThat(apply(second)).isEqualTo(3);
        assertThat(apply(first)).isZero();
        assertThat(apply(third)).isEqualTo(3);
        assertThat(apply(first)).isEqualTo(3);
        assertThat(apply(second, third)).isZero();
        assertThat(apply(old)).isEqualTo(3);
        assertThat(check(OTHER, FROM)).isZero();
    }

    @Test
    void refuses_what_does_not_prove_itself() throws IOException {
        Path file = answer(0, 100);
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("2026-09-16");
        bytes[at + 9] = '7';
        Files.write(file, bytes);
        assertThat(apply(file)).isEqualTo(3);
        assertThat(held).doesNotExist();
    }

    @Test
    void refuses_a_list_whose_deltas_are_not_linked() throws IOException {
        chain.add(chain.getFirst());
        delta(OTHER, listed());
        assertThat(apply(answer(0, 100))).isEqualTo(3);
        assertThat(out.toString()).contains("OUT_OF_ORDER");
    }

    @Test
    void trusts_no_disk() throws IOException {
        assertThat(apply(answer(0, 100))).isZero();
        Path part = held.resolve("deltas-00000000.eva");
        byte[] bytes = Files.readAllBytes(part);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("2026-09-16");
        bytes[at + 9] = '7';
        Files.write(part, bytes);
        assertThat(check(ONE, FROM)).isEqualTo(3);
    }

    @Test
    void cannot_tell_what_was_known_after_what_it_holds() throws IOException {
        assertThat(apply(answer(0, 100))).isZero();
        assertThat(run("check", ONE.toString(), "--on", FROM.toString(), "--known-at", "2030-01-01T00:00:00Z"))
                .isEqualTo(4);
        assertThat(out.toString()).contains("CANNOT_TELL");
    }

    @Test
    void writes_who_was_taken_off_the_list_until_a_day() throws IOException {
        delta(OTHER, listed());
        delta(OTHER, new ListChange.Delisted(ListChange.Delisted.Cause.LIFTED, FROM.plusDays(1)));
        assertThat(apply(answer(0, 100))).isZero();
        Path before = folder.resolve("before.csv");
        assertThat(export("CANCELLATION", FROM, before)).isZero();
        assertThat(before).isEmptyFile();
        Path table = folder.resolve("cancelled.csv");
        assertThat(export("CANCELLATION", FROM.plusDays(1), table)).isZero();
        assertThat(Files.readString(table))
                .contains("提前解除（自" + FROM.plusDays(1) + "起）", chain.get(2).id().value())
                .doesNotContain("91350100M000100Y43");
    }

    @Test
    void writes_who_stands_on_the_list_in_the_forms_of_others() throws IOException {
        assertThat(apply(answer(0, 100))).isZero();
        Path table = folder.resolve("black.csv");
        assertThat(export("NORM", FROM, table)).isZero();
        assertThat(Files.readString(table)).contains("\"主体代码\"", "\"91350100M000100Y43\"");
        Path violations = folder.resolve("violations.csv");
        assertThat(export("VIOLATION", FROM, violations)).isZero();
        assertThat(Files.readString(violations)).contains("\"限制行为开始时间\"", "\"91350100M000100Y43\"");
        Path status = folder.resolve("status.json");
        assertThat(export("STATUS", FROM, status)).isZero();
        assertThat(Files.readString(status)).contains("BitstringStatusList");
        Path later = folder.resolve("later.csv");
        assertThat(export("NORM", UNTIL.plusDays(1), later)).isZero();
        assertThat(later).isEmptyFile();
    }

    /** What a gateway answers with. */
    private interface Served {
        byte[] body(HttpExchange exchange) throws IOException;
    }

    private static HttpServer gateway(Served served) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = served.body(exchange);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Three deltas at most, as a gateway answers {@code from=…&since=…}. */
    private byte[] part(String query) {
        Matcher asked = Pattern.compile("from=(\\d+)(?:&since=(\\d+))?").matcher(query);
        assertThat(asked.matches()).isTrue();
        AnswerRequest request = AnswerRequest.all(DELTAS).part(Long.parseLong(asked.group(1)), 3);
        return log.answer(asked.group(2) == null ? request : request.since(Long.parseLong(asked.group(2))))
                .canonical();
    }

    @Test
    void what_does_not_fit_the_form_is_wrong_usage_and_no_broken_proof() throws IOException {
        assertThat(apply(answer(0, 100))).isZero();
        Path table = folder.resolve("black.csv");
        assertThat(export("NORM", FROM, table, "--department", "某".repeat(201))).isEqualTo(64);
        assertThat(out.toString()).contains("TOO_LARGE").doesNotContain("PROOF_INVALID");
        assertThat(table).doesNotExist();
    }

    @Test
    void a_malformed_name_of_a_list_is_wrong_usage_and_no_broken_proof() {
        PrintWriter writer = new PrintWriter(out, true);
        assertThat(JianzhengCommand.commandLine(writer, writer)
                        .execute(
                                "lists",
                                "apply",
                                "City Black List",
                                held.toString(),
                                "part.eva",
                                "--trust",
                                folder.resolve("trust.json").toString()))
                .isEqualTo(64);
        assertThat(out.toString()).contains("ID_INVALID").doesNotContain("PROOF_INVALID");
    }

    private int export(String format, LocalDate day, Path file, String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                "--format",
                format,
                "--on",
                day.toString(),
                "--known-at",
                Instants.format(log.clock().instant()),
                "--out",
                file.toString()));
        arguments.addAll(List.of(further));
        return run("export", arguments.toArray(new String[0]));
    }

    private ListChange listed() {
        ListChange.Ground ground =
                new ListChange.Ground(Optional.of(chain.getFirst().ref()), List.of());
        return new ListChange.Listed(ground, FROM, UNTIL, Optional.empty());
    }

    private void delta(Subject subject, ListChange change) {
        DualDigest readable = DualDigest.of(new byte[] {1});
        LegalBasis basis = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);
        append(new Delta(
                LIST, chain.size(), DualDigest.of(chain.getLast().canonical()), subject, basis, readable, change));
    }

    private void append(org.jianzheng.model.record.RecordBody body) {
        ReadableRecord record = records.sign(body, records.witness());
        log.append(record);
        chain.add(record);
    }

    private Path answer(long first, int most) throws IOException {
        AnswerRequest request = AnswerRequest.all(DELTAS).part(first, most);
        // Whoever holds nothing needs no consistency, and whoever holds the first checkpoint has one from there.
        IndexAnswer answer = log.answer(since == 0 ? request : request.since(since));
        since = since == 0 ? log.log().size() : since;
        return Files.write(Files.createTempFile(folder, "part", ".eva"), answer.canonical());
    }

    private int apply(Path... files) {
        List<String> arguments = new ArrayList<>(List.of("apply"));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        return run(arguments.getFirst(), arguments.subList(1, arguments.size()).toArray(new String[0]));
    }

    private int check(Subject subject, LocalDate day) {
        return run(
                "check",
                subject.toString(),
                "--on",
                day.toString(),
                "--known-at",
                Instants.format(log.clock().instant()));
    }

    private int overdue(String... rest) {
        List<String> arguments = new ArrayList<>(List.of("lists", "overdue"));
        arguments.addAll(List.of(rest));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }

    private int run(String command, String... rest) {
        List<String> arguments = new ArrayList<>(List.of("lists", command, LIST.value(), held.toString()));
        arguments.addAll(List.of(rest));
        arguments.addAll(List.of("--trust", folder.resolve("trust.json").toString()));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
