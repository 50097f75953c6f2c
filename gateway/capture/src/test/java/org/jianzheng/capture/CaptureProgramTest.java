/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.CaptureHistory;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureProgramTest {
    private static final PrivateKey KEY = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");

    @TempDir
    Path work;

    private final FakeGateway gateway = new FakeGateway();
    private Instant now = START;
    private Optional<CaptureState> state = Optional.empty();

    /** A ledger that takes each record once, behind a line that can be down. */
    private static final class FakeGateway implements Gateway {
        private final Map<RecordId, ReadableRecord> records = new LinkedHashMap<>();
        private final Map<RecordId, Refusal> refused = new LinkedHashMap<>();
        private boolean down;
        private boolean answersLost;
        private Optional<ErrorCode> refusing = Optional.empty();
        private Optional<ErrorCode> refusingFiles = Optional.empty();
        private final Map<Digest, byte[]> files = new LinkedHashMap<>();
        private int uploads;
        private int asked;

        @Override
        public List<Optional<Refusal>> submit(List<ReadableRecord> sent) throws IOException {
            requireUp();
            for (ReadableRecord record : sent) {
                if (refusing.isPresent()) {
                    refused.put(record.id(), Refusal.of(refusing.get(), "the contract says so"));
                } else {
                    refused.remove(record.id());
                    ReadableRecord before = records.putIfAbsent(record.id(), record);
                    assertThat(before == null || before.equals(record)).isTrue();
                }
            }
            if (answersLost) {
                throw new IOException("the line broke before the answer");
            }
            return sent.stream().map(record -> Optional.<Refusal>empty()).toList();
        }

        @Override
        public Progress progress(RecordId record) throws IOException {
            requireUp();
            if (refused.containsKey(record)) {
                return new Progress.Refused(refused.get(record));
            }
            return records.containsKey(record) ? new Progress.Committed() : new Progress.Waiting();
        }

        @Override
        public boolean has(Digest sha256) throws IOException {
            requireUp();
            return files.containsKey(sha256);
        }

        @Override
        public Digest upload(Path file) throws IOException {
            requireUp();
            uploads++;
            if (refusingFiles.isPresent()) {
                throw Refusal.of(refusingFiles.get(), "not taken");
            }
            byte[] content = Files.readAllBytes(file);
            Digest sha256 = DualDigest.of(content).sha256();
            files.put(sha256, content);
            if (answersLost) {
                throw new IOException("the line broke before the answer");
            }
            return sha256;
        }

        private void requireUp() throws IOException {
            asked++;
            if (down) {
                throw new IOException("no route");
            }
        }

        List<ReadableRecord> of(RecordType type) {
            return records.values().stream()
                    .filter(record -> record.type() == type)
                    .toList();
        }
    }

    private CaptureProgram start() {
        return start(100);
    }

    private CaptureProgram start(int maxWaiting) {
        return start(new CaptureProgram.Limits(maxWaiting, 1_000));
    }

    private CaptureProgram start(CaptureProgram.Limits limits) {
        stop();
        CaptureState opened = CaptureState.open(work.resolve("state"));
        state = Optional.of(opened);
        Source source = new Source(
                OrganisationId.parse("CityMSP"),
                "CAM-07",
                "test",
                Optional.empty(),
                Confidentiality.INTERNAL,
                8,
                KEY,
                new SecureRandom(),
                () -> now);
        try {
            Path folder = Files.createDirectories(work.resolve("watched"));
            return new CaptureProgram(
                    source,
                    new WatchedFolder(folder, Duration.ofSeconds(2)),
                    opened,
                    new Sending(opened, gateway, pauses()),
                    Optional.of(Uploads.open(work.resolve("state"))),
                    limits);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Pauses pauses() {
        return new Pauses(() -> now, new SecureRandom());
    }

    /** Uploads as a program does that has just been started. */
    private Uploading uploading() {
        return new Uploading(
                Uploads.open(work.resolve("state")),
                new WatchedFolder(work.resolve("watched"), Duration.ofSeconds(2)),
                gateway,
                pauses());
    }

    private void uploads(Uploading uploading, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            uploading.upload();
            now = now.plusSeconds(120);
        }
    }

    @AfterEach
    void stop() {
        state.ifPresent(CaptureState::close);
        state = Optional.empty();
    }

    private void file(String name, String content, int age) throws IOException {
        Path file = work.resolve("watched").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(age)));
    }

    private void passes(CaptureProgram program, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            program.pass();
            now = now.plusSeconds(120);
        }
    }

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

    private List<String> uploaded() {
        return gateway.files.values().stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void originals_are_uploaded_once_also_over_a_restart_and_a_lost_answer() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        file("b", "second", 9);
        passes(program, 1);
        gateway.answersLost = true;
        uploads(uploading(), 1);
        assertThat(uploaded()).containsExactly("first");

        gateway.answersLost = false;
        Uploading again = uploading();
        uploads(again, 2);
        assertThat(uploaded()).containsExactly("first", "second");
        assertThat(gateway.uploads).isEqualTo(2);
        assertThat(again.isDone()).isTrue();
        assertThat(again.status()).contains("originals waiting 待上传原件 0");
        uploads(uploading(), 1);
        assertThat(gateway.uploads).isEqualTo(2);
    }

    @Test
    void an_original_that_changed_or_went_before_its_upload_is_told_of_and_holds_nobody_up() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        file("b", "second", 9);
        file("c", "third", 8);
        passes(program, 1);
        Files.delete(work.resolve("watched/a"));
        file("b", "other", 3);
        Uploading uploading = uploading();
        uploads(uploading, 1);

        assertThat(uploaded()).containsExactly("third");
        assertThat(uploading.status()).contains("上传前已变更或消失 2");
        passes(program, 1);
        uploads(uploading(), 1);
        assertThat(uploaded()).containsExactly("third", "other");
    }

    @Test
    void a_refused_original_is_passed_over_after_some_tries_and_tried_again_by_the_next_start() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        passes(program, 1);
        gateway.refusingFiles = Optional.of(ErrorCode.TOO_LARGE);
        Uploading uploading = uploading();
        uploads(uploading, 20);
        assertThat(gateway.uploads).isEqualTo(Uploading.MOST_REFUSALS);
        assertThat(uploading.status()).contains("TOO_LARGE").contains("暂不再传 1");

        gateway.refusingFiles = Optional.empty();
        uploads(uploading(), 1);
        assertThat(uploaded()).containsExactly("first");
    }

    @Test
    void a_full_store_is_tried_for_as_long_as_it_takes_with_pauses() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        passes(program, 1);
        gateway.refusingFiles = Optional.of(ErrorCode.STORAGE_FULL);
        Uploading uploading = uploading();
        for (int i = 0; i < 600; i++) {
            uploading.upload();
            now = now.plusSeconds(1);
        }
        assertThat(gateway.uploads).isBetween(10, 18);
        gateway.refusingFiles = Optional.empty();
        uploads(uploading, 2);
        assertThat(uploaded()).containsExactly("first");
    }

    @Test
    void withdrawn_content_is_not_uploaded_again() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        passes(program, 1);
        gateway.refusingFiles = Optional.of(ErrorCode.CONTENT_WITHDRAWN);
        Uploading uploading = uploading();
        uploads(uploading, 3);
        assertThat(gateway.uploads).isEqualTo(1);
        assertThat(uploading.isDone()).isTrue();
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
