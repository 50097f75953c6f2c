/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.fixture.DeductionRecords;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final String SUBJECT = DeductionRecords.SUBJECT.toString();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private SignedLog log;
    private Path trust;
    private Path all;
    private Path rules;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        DeductionRecords records = new DeductionRecords(log);
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
        all = answer("all.eva", new IndexKey(IndexName.SUBJECT, SUBJECT));
        rules = answer(
                "rules.eva", new IndexKey(IndexName.RECORD, records.rules().id().value()));
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void tells_the_points_and_each_line_with_its_sources() {
        assertThat(run("2026-12-31", all, rules)).isZero();
        assertThat(out.toString())
                .startsWith("2  " + SUBJECT + "  TEST-RULES@1")
                .contains("  - 2  LATE  2026-03-02  rec:");
    }

    @Test
    void the_next_year_begins_with_nothing() {
        assertThat(run("2027-01-01", all, rules)).isZero();
        assertThat(out.toString()).startsWith("0  " + SUBJECT);
    }

    @Test
    void answers_as_a_program_reads_it() {
        assertThat(run("2026-12-31", all, rules, "--json")).isZero();
        assertThat(out.toString()).contains("\"points\":2,\"rules\":\"TEST-RULES@1\"");
    }

    @Test
    void cannot_tell_without_the_rules() {
        assertThat(run("2026-12-31", all)).isEqualTo(4);
        assertThat(out.toString()).startsWith("CANNOT_TELL");
    }

    @Test
    void builds_nothing_on_a_changed_answer() throws IOException {
        byte[] bytes = Files.readAllBytes(all);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("2026-03-02");
        bytes[at + 9] = '3';
        Files.write(all, bytes);

        assertThat(run("2026-12-31", all, rules)).isEqualTo(3);
        assertThat(out.toString()).contains("PROOF_INVALID");
    }

    private Path answer(String name, IndexKey key) throws IOException {
        return Files.write(folder.resolve(name), log.answer(key).canonical());
    }

    private int run(String day, Object... files) {
        List<String> arguments = new ArrayList<>(List.of("score", SUBJECT, "TEST-RULES"));
        for (Object file : files) {
            arguments.add(file.toString());
        }
        arguments.addAll(List.of("--trust", trust.toString(), "--on", day, "--known-at", "2027-06-01T00:00:00Z"));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
