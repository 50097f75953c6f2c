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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jianzheng.evidence.fixture.DeductionRecords;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.DrawSeed;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.PoolLot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedrawCommandTest {
    private static final UnifiedCreditCode AGENCY = UnifiedCreditCode.parse("91999999A000000116");
    private static final DrawSeed SEED = new DrawSeed("0c".repeat(DrawSeed.BYTES));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private SignedLog log;
    private DeductionRecords records;
    private RecordRef planned;
    private Path trust;

    @BeforeEach
    void plan() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        records = new DeductionRecords(log);
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
        planned = records.about(new Subject.Organisation(AGENCY), pool(7)).ref();
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void draws_the_recorded_lots_again() throws IOException { // invariant 19
        Draw draw = Draw.of(planned, pool(7), SEED, 2);
        records.about(new Subject.Organisation(AGENCY), draw);

        assertThat(run()).isZero();
        assertThat(out.toString())
                .startsWith("MATCHES  2 / 7, ≥ 2")
                .containsSubsequence(
                        "  " + draw.drawn().getFirst(), "  " + draw.drawn().getLast());
    }

    @Test
    void finds_a_draw_by_another_seed_or_from_another_pool() throws IOException { // invariant 19
        records.about(
                new Subject.Organisation(AGENCY),
                Draw.of(planned, pool(7), new DrawSeed("0d".repeat(DrawSeed.BYTES)), 2));
        assertThat(run("--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"verdict\":\"DIFFERS\"");
    }

    @Test
    void finds_too_small_a_sample() throws IOException { // invariant 19
        records.about(new Subject.Organisation(AGENCY), Draw.of(planned, pool(7), SEED, 1));
        assertThat(run()).isEqualTo(1);
    }

    @Test
    void says_that_nothing_was_drawn_yet() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).startsWith("NOT_RECORDED");
    }

    @Test
    void needs_the_plan() throws IOException {
        RecordRef other = new RecordRef(org.jianzheng.model.code.RecordId.generate(log.clock(), log.random()));
        planned = other;
        assertThat(run()).isEqualTo(64);
    }

    private static Plan pool(int lots) {
        return new Plan(
                AGENCY,
                2026,
                1,
                IntStream.rangeClosed(1, lots)
                        .mapToObj(n -> new PoolLot("LOT-" + n))
                        .toList(),
                SEED.commitment(),
                Optional.empty());
    }

    private int run(String... options) throws IOException {
        IndexKey key = new IndexKey(IndexName.SUBJECT, new Subject.Organisation(AGENCY).toString());
        Path answer = Files.write(folder.resolve("all.eva"), log.answer(key).canonical());
        List<String> arguments = new java.util.ArrayList<>(
                List.of("redraw", planned.id().value(), answer.toString(), "--trust", trust.toString()));
        arguments.addAll(List.of(options));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
