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
import java.util.Optional;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessCommandTest {
    private static final String LOT = SignedRecords.LOT.value();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private SignedLog log;
    private SignedRecords records;
    private Path trust;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
        log.append(records.item(records.session()));
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void tells_what_is_there_and_what_is_not_due_yet() throws IOException {
        assertThat(run(answer(LOT))).isZero();
        assertThat(out.toString())
                .contains("完整", "Complete: nothing that is due is missing")
                .contains("一标一记录 / witness record  W1  已记录 / recorded")
                .contains("一项一证 / certificate", "未到环节 / not due yet");
    }

    @Test
    void tells_what_is_missing_and_ends_with_5() throws IOException {
        step(Optional.empty());
        assertThat(run(answer(LOT), "--json")).isEqualTo(5);
        assertThat(out.toString()).contains("\"complete\":false", "\"standing\":\"MISSING\"");
    }

    @Test
    void finds_a_root_that_is_not_that_of_the_records() throws IOException {
        step(Optional.of(new StageRoot(1, DualDigest.of(new byte[] {1}))));
        assertThat(run(answer(LOT))).isEqualTo(3);
        assertThat(out.toString()).contains("✗", "环节根值与其所含记录不符");
    }

    @Test
    void needs_the_answer_with_all_records_of_the_lot() throws IOException {
        assertThat(run(answer("E14090000G3002061001009"))).isEqualTo(64);
    }

    private void step(Optional<StageRoot> root) {
        log.append(records.inLot(
                new StageStep(Stage.INITIATION, Stage.TENDERING, Optional.empty(), root, Optional.empty()),
                records.session()));
    }

    private Path answer(String lot) throws IOException {
        IndexKey key = new IndexKey(IndexName.LOT, lot);
        return Files.write(folder.resolve("all.eva"), log.answer(key).canonical());
    }

    private int run(Path answer, String... options) {
        List<String> arguments = new ArrayList<>(List.of("completeness", LOT, answer.toString(), "--trust"));
        arguments.add(trust.toString());
        arguments.addAll(List.of(options));
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(new String[0]));
    }
}
