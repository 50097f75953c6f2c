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
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisciplineCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private SignedLog log;
    private Path trust;
    private Path all;
    private Path measures;
    private Path rules;
    private String day = "";

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        DeductionRecords records = new DeductionRecords(log);
        day = Dates.format(Dates.of(log.clock().instant()));
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
        all = answer("all.eva", IndexName.SUBJECT, DeductionRecords.SUBJECT.toString());
        measures = answer("measures.eva", IndexName.STANDING, DeductionRecords.SUBJECT.toString());
        RecordId catalogue = records.rules().id();
        rules = answer("rules.eva", IndexName.RECORD, catalogue.value());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void counts_what_was_recorded_about_the_subjects_that_are_shown() {
        assertThat(run(day, all, measures, rules, "--json")).isZero();
        assertThat(out.toString())
                .contains(
                        "\"deductions\":[{\"catalogue\":\"TEST-RULES\",\"count\":1,\"ended\":0,\"points\":2,\"rule\":\"LATE\"")
                .contains("\"points\":{\"ORGANISATION\":2,\"PERSON\":0}");
    }

    @Test
    void a_day_on_which_nothing_was_recorded_has_an_empty_report() {
        assertThat(run("2019-01-01", all, measures, rules)).isZero();
        assertThat(out.toString()).contains("2019-01-01").doesNotContain("LATE");
    }

    @Test
    void cannot_tell_without_the_rules() {
        assertThat(run(day, all, measures)).isEqualTo(4);
        assertThat(out.toString()).startsWith("CANNOT_TELL");
    }

    @Test
    void cannot_tell_where_measures_are_not_shown_to_be_all() {
        assertThat(run(day, all, rules)).isEqualTo(4);
        assertThat(out.toString()).startsWith("CANNOT_TELL");
    }

    @Test
    void says_that_no_subject_is_shown() {
        assertThat(run(day, rules)).isEqualTo(64);
    }

    private Path answer(String name, IndexName index, String key) throws IOException {
        return Files.write(
                folder.resolve(name), log.answer(new IndexKey(index, key)).canonical());
    }

    private int run(String on, Object... files) {
        List<String> arguments = new ArrayList<>(List.of("discipline"));
        for (Object file : files) {
            arguments.add(file.toString());
        }
        arguments.addAll(
                List.of("--trust", trust.toString(), "--from", on, "--to", on, "--known-at", "2099-06-01T00:00:00Z"));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
