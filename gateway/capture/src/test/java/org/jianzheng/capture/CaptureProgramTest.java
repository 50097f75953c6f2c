/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.evidence.CaptureHistory;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.junit.jupiter.api.Test;

class CaptureProgramTest extends CaptureTrial {
    private List<CaptureStatement> captures() {
        return gateway.of(RecordType.EVIDENCE_CAPTURE).stream()
                .map(record -> CaptureStatement.fromJson(record.body()))
                .toList();
    }

    private void requireWholeChain(int count) {
        List<CaptureHistory.Entered> entered = gateway.of(RecordType.EVIDENCE_CAPTURE).stream()
                .map(record -> new CaptureHistory.Entered(
                        record.ref(), CaptureStatement.fromJson(record.body()), record.at(), record.at()))
                .toList();
        assertThat(entered).hasSize(count);
        assertThat(CaptureHistory.examine(Optional.empty(), entered, Duration.ofMinutes(1)))
                .isEmpty();
        List<ReadableRecord> records = gateway.of(RecordType.EVIDENCE_CAPTURE);
        for (int i = 1; i < records.size(); i++) {
            assertThat(captures().get(i).previousDigests())
                    .contains(records.get(i - 1).digest());
        }
        assertThat(gateway.of(RecordType.EVIDENCE_FILE)).hasSize(count);
    }

    @Test
    void states_each_whole_file_once_with_digests_and_chunk_root_and_sends_it() throws Exception {
        CaptureProgram program = start();
        file("a.mp4", "recording", 10);
        file("part/b.wav", "sound", 5);
        file(".hidden", "x", 10);
        file("growing.mp4", "still", 0);
        passes(program, 1);
        assertThat(captures()).hasSize(2);
        passes(program, 3);

        requireWholeChain(3);
        assertThat(program.isDone()).isTrue();
        FileRegistration first = FileRegistration.fromJson(
                gateway.of(RecordType.EVIDENCE_FILE).getFirst().body());
        assertThat(first.source().name()).contains("a.mp4");
        assertThat(first.mediaType()).isEqualTo("video/mp4");
        assertThat(first.chunkRoot()).isPresent();
        assertThat(first.size()).isEqualTo(9);
    }

    @Test
    void a_file_that_is_written_again_is_stated_again() throws Exception {
        CaptureProgram program = start();
        file("a.txt", "one", 10);
        passes(program, 2);
        file("a.txt", "two", 10);
        passes(program, 2);
        requireWholeChain(2);
    }

    @Test
    void off_line_it_goes_on_stating_and_sends_everything_in_order_when_the_line_is_back() throws Exception {
        CaptureProgram program = start();
        gateway.down = true;
        for (int i = 0; i < 30; i++) {
            file("f" + i, "content " + i, 10);
            passes(program, 1);
        }
        assertThat(program.status()).contains("no route").contains("30");
        gateway.down = false;
        passes(start(), 8);
        requireWholeChain(30);
    }

    @Test
    void waits_longer_after_each_failure() throws Exception {
        CaptureProgram program = start();
        file("a", "a", 10);
        gateway.down = true;
        for (int second = 0; second < 100; second++) {
            program.pass();
            now = now.plusSeconds(1);
        }
        assertThat(gateway.asked).isBetween(4, 8);
    }

    @Test
    void an_answer_that_was_lost_doubles_nothing() throws Exception {
        CaptureProgram program = start();
        file("a", "a", 10);
        gateway.answersLost = true;
        passes(program, 2);
        gateway.answersLost = false;
        passes(start(), 3);
        requireWholeChain(1);
    }

    @Test
    void what_the_contract_refuses_stays_at_the_head_and_is_tried_again() throws Exception {
        CaptureProgram program = start();
        gateway.refusing = Optional.of(ErrorCode.KEY_UNKNOWN);
        file("a", "a", 10);
        file("b", "b", 9);
        passes(program, 3);
        assertThat(program.status()).contains("KEY_UNKNOWN").contains("2");
        gateway.refusing = Optional.empty();
        passes(program, 3);
        requireWholeChain(2);
        assertThat(program.isDone()).isTrue();
    }

    @Test
    void a_full_queue_leaves_files_where_they_are_until_there_is_room() throws Exception {
        CaptureProgram program = start(2);
        gateway.down = true;
        for (int i = 0; i < 5; i++) {
            file("f" + i, "content " + i, 10 - i);
        }
        passes(program, 2);
        assertThat(program.status()).contains("2").contains("full");
        gateway.down = false;
        passes(program, 12);
        requireWholeChain(5);
    }

    /** Cuts the files of the state as a crash between any two steps leaves them. */
    @Test
    void a_crash_between_queue_and_journal_neither_loses_nor_doubles() throws Exception {
        CaptureProgram program = start();
        gateway.down = true;
        file("a", "a", 10);
        file("b", "b", 9);
        passes(program, 1);
        stop();
        Path journal = work.resolve("state/journal.ndjson");
        List<String> lines = Files.readAllLines(journal);
        List<String> cuts = new ArrayList<>();
        cuts.add(lines.getFirst() + "\n");
        cuts.add(lines.getFirst() + "\n" + lines.getLast().substring(0, 20));
        cuts.add("");
        gateway.down = false;
        for (String cut : cuts) {
            Files.writeString(journal, cut);
            Files.writeString(work.resolve("state/queue/7.part"), "half a statement");
            CaptureProgram again = start();
            assertThat(again.status()).contains("stated 已声明 2, waiting 待上链 2");
            stop();
            assertThat(Files.readAllLines(journal)).isEqualTo(lines);
        }
        passes(start(), 3);
        requireWholeChain(2);
    }

    @Test
    void tells_how_it_stands_beside_a_program_at_work_and_where_nothing_is_yet() throws Exception {
        CaptureProgram program = start();
        gateway.down = true;
        file("a", "a", 10);
        file("b", "b", 9);
        passes(program, 1);

        assertThat(Standing.of(work.resolve("state"))).isEqualTo(new Standing(2, 2));
        assertThat(Standing.of(work.resolve("nowhere"))).isEqualTo(new Standing(0, 0));
    }

    @Test
    void two_programs_do_not_share_a_state() {
        start();
        assertThatThrownBy(() -> CaptureState.open(work.resolve("state")))
                .isInstanceOf(CaptureProblem.class)
                .hasMessageContaining("正在使用");
    }

    @Test
    void a_journal_over_its_limit_forgets_files_that_are_gone_and_nothing_else() throws Exception {
        CaptureProgram.Limits limits = new CaptureProgram.Limits(100, 20);
        CaptureProgram program = start(limits);
        for (int i = 0; i < 20; i++) {
            file("f" + i, "content " + i, 100 - i);
        }
        passes(program, 3);
        for (int i = 0; i < 12; i++) {
            Files.delete(work.resolve("watched/f" + i));
        }
        file("g", "new", 5);
        passes(program, 3);
        Path journal = work.resolve("state/journal.ndjson");
        assertThat(Files.readAllLines(journal)).hasSize(18);
        assertThat(Files.readString(journal))
                .doesNotContain("\"f0\"")
                .contains("\"f12\"")
                .contains("\"g\"");

        CaptureProgram again = start(limits);
        passes(again, 2);
        requireWholeChain(21);
        assertThat(again.status()).contains("stated 已声明 21");
        assertThat(Standing.of(work.resolve("state"))).isEqualTo(new Standing(21, 0));
    }

    @Test
    void a_journal_forgets_nothing_while_the_folder_is_away_or_holds_every_file() throws Exception {
        CaptureProgram.Limits limits = new CaptureProgram.Limits(100, 5);
        CaptureProgram program = start(limits);
        for (int i = 0; i < 8; i++) {
            file("f" + i, "content " + i, 100 - i);
        }
        passes(program, 3);
        Path journal = work.resolve("state/journal.ndjson");
        assertThat(Files.readAllLines(journal)).hasSize(8);
        for (int i = 0; i < 8; i++) {
            Files.delete(work.resolve("watched/f" + i));
        }
        passes(program, 2);
        assertThat(Files.readAllLines(journal)).hasSize(8);
    }
}
