/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.trust.TrustChange;
import org.jianzheng.evidence.trust.TrustChangeRefused;
import org.jianzheng.evidence.trust.TrustDraft;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustSuccession;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes from outside is either read, and written again alike, or refused by name. */
class EvidenceFuzzTest {
    private static final Sample SAMPLE = Sample.make();

    private record Sample(EvidenceBundle bundle, IndexAnswer answer, TrustRoot trust, String request) {
        static Sample make() {
            try {
                Path folder = Files.createTempDirectory("evidence-fuzz");
                try (SignedLog log = new SignedLog(folder)) {
                    SignedRecords records = new SignedRecords(log);
                    ReadableRecord item = records.item(records.session());
                    log.append(item);
                    EvidenceBundle bundle = log.bundle(item.id());
                    SignedNote note = SignedNote.parse(bundle.checkpoint());
                    String request = AddCheckpointRequest.of(log.log(), 2, log.body(), note)
                            .toString();
                    IndexAnswer answer = log.answer(new IndexKey(IndexName.LOT, "nothing"));
                    return new Sample(bundle, answer, log.trust(), request);
                } finally {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.sorted(Comparator.reverseOrder())
                                .forEach(file -> file.toFile().delete());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<byte[]> bundles() {
        byte[] bundle = SAMPLE.bundle().canonical();
        String text = new String(bundle, StandardCharsets.UTF_8);
        return Stream.of(
                bundle,
                text.replace("\"keys\":[", "\"keys\":[{},").getBytes(StandardCharsets.UTF_8),
                text.replace("\"position\":3", "\"position\":-1").getBytes(StandardCharsets.UTF_8),
                text.replace("registry.key", "registry.policy").getBytes(StandardCharsets.UTF_8),
                text.replace("\"size\":4", "\"size\":9007199254740991").getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("bundles")
    @FuzzTest(maxDuration = "20s")
    void a_verifier_answers_whatever_it_is_given(byte[] input) {
        Verdict verdict = new EvidenceVerifier(SAMPLE.trust()).verify(input).verdict();
        assertThat(verdict == Verdict.MATCHES)
                .isEqualTo(Arrays.equals(input, SAMPLE.bundle().canonical()));
    }

    static Stream<byte[]> notes() {
        return Stream.of(
                SAMPLE.bundle().checkpoint().getBytes(StandardCharsets.UTF_8),
                "a\n\n— b AAAAAAA=\n".getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("notes")
    @FuzzTest(maxDuration = "10s")
    void a_note_reads_back_alike(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            SignedNote note = SignedNote.parse(text);
            assertThat(note.toString()).isEqualTo(text);
            Checkpoint body = Checkpoint.parse(note.text());
            assertThat(body.text()).isEqualTo(note.text());
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    static Stream<byte[]> requests() {
        return Stream.of(SAMPLE.request().getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "10s")
    void a_request_to_cosign_reads_back_alike(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(AddCheckpointRequest.parse(text).toString()).isEqualTo(text);
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    static Stream<byte[]> answers() {
        return Stream.of(SAMPLE.answer().canonical());
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "10s")
    void an_answer_is_proved_only_as_it_was_made(byte[] input) {
        VerificationReport report = new AnswerVerifier(SAMPLE.trust()).verify(input);
        if (report.answer().isPresent()) {
            assertThat(IndexAnswer.parse(input).checkpoint())
                    .isEqualTo(SAMPLE.answer().checkpoint());
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        }
    }

    static Stream<byte[]> changes() {
        TrustChange change = new TrustDraft(SAMPLE.trust(), 100)
                .retire(SAMPLE.trust().cosigners().get(1).organisation())
                .change();
        String text = new String(change.canonical(), StandardCharsets.UTF_8);
        return Stream.of(change.canonical(), text.replace("\"v\":1", "\"v\":2").getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("changes")
    @FuzzTest(maxDuration = "10s")
    void a_change_of_the_trust_root_reads_back_alike_and_needs_signatures(byte[] input) {
        try {
            TrustChange change = TrustChange.parse(input);
            assertThat(TrustChange.parse(change.canonical())).isEqualTo(change);
            assertThatThrownBy(() -> TrustSuccession.accept(SAMPLE.trust(), change))
                    .isInstanceOf(TrustChangeRefused.class);
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    static Stream<byte[]> trustRoots() {
        return Stream.of(SAMPLE.trust().canonical());
    }

    @MethodSource("trustRoots")
    @FuzzTest(maxDuration = "10s")
    void a_trust_root_reads_back_alike(byte[] input) {
        try {
            TrustRoot trust = TrustRoot.parse(input);
            assertThat(TrustRoot.parse(trust.canonical())).isEqualTo(trust);
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    static Stream<byte[]> tilePaths() {
        return Stream.of("tile/0/x001/000.p/1", "tile/entries/000").map(path -> path.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("tilePaths")
    @FuzzTest(maxDuration = "5s")
    void a_tile_has_one_path(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(TilePath.parse(text)).hasToString(text);
        } catch (Refusal expected) {
            assertThat(List.of(expected.code().name())).containsExactly("NOT_FOUND");
        }
    }

    static Stream<byte[]> tiles() {
        return Stream.of(new byte[0], new byte[] {0, 1, 7, 0, 0}, new byte[] {0, 2, 7});
    }

    @MethodSource("tiles")
    @FuzzTest(maxDuration = "5s")
    void a_tile_of_entries_holds_exactly_the_entries_that_are_expected(byte[] input) {
        for (int count = 0; count < 4; count++) {
            try {
                List<byte[]> entries = EntryTile.decode(input, count);
                assertThat(entries).hasSize(count);
                assertThat(entries.stream().mapToInt(entry -> entry.length + 2).sum())
                        .isEqualTo(input.length);
            } catch (Refusal expected) {
                assertThat(expected.code()).isEqualTo(ErrorCode.SCHEMA_INVALID);
            }
        }
    }
}
