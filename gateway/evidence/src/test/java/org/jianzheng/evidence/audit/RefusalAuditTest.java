/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jianzheng.evidence.batch.GrowingBatch;
import org.jianzheng.evidence.fixture.StoredRefusals;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.store.NamedTables;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.refusal.RefusalLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalAuditTest {
    private static final List<RefusalLine> LINES =
            StoredRefusals.lines(new OrganisationId("CityMSP"), Instant.parse("2026-03-16T01:30:00Z"), 9);

    /** The last two lines are in no batch. */
    private static final List<JsonObject> ANCHORS = List.of(anchor(0, 3), anchor(3, 7));

    @TempDir
    Path folder;

    private Path journal;

    private static JsonObject anchor(int from, int to) {
        GrowingBatch tree = new GrowingBatch();
        long bytes = 0;
        for (RefusalLine line : LINES.subList(from, to)) {
            tree.append(DualLeaf.of(line.canonical()));
            bytes += line.canonical().length;
        }
        BatchRegistration body = new BatchRegistration(
                RefusalLine.SOURCE,
                tree.size(),
                bytes,
                tree.roots(),
                LINES.get(from).at(),
                LINES.get(to - 1).at());
        return JsonObject.builder()
                .put("org", "CityMSP")
                .put("body", body.toJson())
                .build();
    }

    @BeforeEach
    void write() throws Exception {
        journal = folder.resolve("refusals");
        StoredRefusals.write(journal, LINES);
    }

    private AuditReport audit(List<JsonObject> anchors) {
        Tally tally = new Tally(AuditProgress.NONE);
        RefusalAudit.audit(journal, anchors, tally);
        return tally.report();
    }

    @Test
    void a_whole_journal_is_right_and_says_how_many_were_refused_with_which_code() {
        AuditReport report = audit(ANCHORS);
        assertThat(report.findings()).isEmpty();
        assertThat(report.right()).isEqualTo(9 + 2 + 1);
        assertThat(report.refusals()).containsEntry("ROLE_FORBIDDEN", 25L).containsEntry("MALFORMED_JSON", 20L);
        assertThat(report.refused()).isEqualTo(45);
    }

    @Test
    void a_line_that_is_dropped_is_found_wherever_it_stood() {
        for (RefusalLine line : LINES) {
            byte[] key = StoredRefusals.key(line.number());
            change(tables -> tables.delete("lines", key));
            assertThat(audit(ANCHORS).findings()).as("line %d", line.number()).isNotEmpty();
            change(tables -> tables.put("lines", key, line.canonical()));
        }
        assertThat(audit(ANCHORS).findings()).isEmpty();
    }

    @Test
    void a_changed_byte_is_found_in_every_line() {
        Random random = new Random(5);
        for (RefusalLine line : LINES) {
            byte[] changed = line.canonical();
            changed[random.nextInt(changed.length)] ^= 1;
            change(tables -> tables.put("lines", StoredRefusals.key(line.number()), changed));
            assertThat(audit(ANCHORS).findings()).as("line %d", line.number()).isNotEmpty();
            change(tables -> tables.put("lines", StoredRefusals.key(line.number()), line.canonical()));
        }
    }

    @Test
    void a_journal_that_was_written_anew_without_a_line_has_not_the_anchored_roots() throws Exception {
        journal = folder.resolve("anew");
        StoredRefusals.write(
                journal,
                StoredRefusals.lines(new OrganisationId("CityMSP"), LINES.get(1).at(), 8));
        assertThat(audit(List.of()).findings()).isEmpty();
        assertThat(audit(ANCHORS).findings()).extracting(AuditFinding::field).contains("lines", "roots");
    }

    @Test
    void a_journal_that_was_emptied_lacks_the_anchored_lines() {
        change(tables -> LINES.forEach(line -> tables.delete("lines", StoredRefusals.key(line.number()))));
        change(tables -> tables.delete("state", "size".getBytes(StandardCharsets.US_ASCII)));
        assertThat(audit(ANCHORS).findings()).hasSize(2);
    }

    @Test
    void no_journal_where_the_log_knows_of_one_is_told_as_a_gap() {
        journal = folder.resolve("none");
        assertThat(audit(ANCHORS).sortedGaps()).containsExactly(AuditGap.NO_REFUSALS);
        assertThat(audit(List.of()).sortedGaps()).isEmpty();
    }

    @Test
    void anchors_of_other_gateways_are_not_held_against_this_journal() {
        List<JsonObject> anchors = new ArrayList<>(ANCHORS);
        anchors.add(ANCHORS.getFirst().with("org", "CountyMSP"));
        assertThat(audit(anchors).findings()).isEmpty();
    }

    private void change(Consumer<NamedTables> change) {
        try (NamedTables tables = NamedTables.open(journal)) {
            change.accept(tables);
        }
    }
}
