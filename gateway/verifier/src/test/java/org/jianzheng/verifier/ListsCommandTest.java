/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListKind;
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
    void writes_who_stands_on_the_list_in_the_forms_of_others() throws IOException {
        assertThat(apply(answer(0, 100))).isZero();
        Path table = folder.resolve("black.csv");
        assertThat(export("NORM", FROM, table)).isZero();
        assertThat(Files.readString(table)).contains("\"主体代码\"", "\"91350100M000100Y43\"");
        Path status = folder.resolve("status.json");
        assertThat(export("STATUS", FROM, status)).isZero();
        assertThat(Files.readString(status)).contains("BitstringStatusList");
        Path later = folder.resolve("later.csv");
        assertThat(export("NORM", UNTIL.plusDays(1), later)).isZero();
        assertThat(later).isEmptyFile();
    }

    private int export(String format, LocalDate day, Path file) {
        return run(
                "export",
                "--format",
                format,
                "--on",
                day.toString(),
                "--known-at",
                Instants.format(log.clock().instant()),
                "--out",
                file.toString());
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

    private int run(String command, String... rest) {
        List<String> arguments = new ArrayList<>(List.of("lists", command, LIST.value(), held.toString()));
        arguments.addAll(List.of(rest));
        arguments.addAll(List.of("--trust", folder.resolve("trust.json").toString()));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
