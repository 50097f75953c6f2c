/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.AnswerBuilder;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.store.StoreView;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerVerifierTest {
    private static final IndexKey NOBODY = new IndexKey(IndexName.SUBJECT, "org:91350100M000100Y43");

    @TempDir
    Path folder;

    private SignedLog log;
    private SignedRecords records;
    private AnswerVerifier verifier;
    private IndexKey lot;

    @BeforeEach
    void fill() {
        log = new SignedLog(folder);
        records = new SignedRecords(log);
        verifier = new AnswerVerifier(log.trust());
        ReadableRecord first = records.item(records.session());
        log.append(first, records.item(records.session()));
        log.append(records.item(records.session()));
        lot = new IndexKey(IndexName.LOT, first.lot().orElseThrow().value());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void proves_that_these_are_all_entries_of_a_key() {
        VerificationReport report = verifier.verify(log.answer(lot).canonical());
        assertThat(report.isPlainMatch()).isTrue();
        AnswerSummary answer = report.answer().orElseThrow();
        assertThat(answer.entries()).hasSize(3);
        assertThat(answer.size()).isEqualTo(log.log().size());
        assertThat(report.limits()).contains(Limit.SIGNATURES_APART).doesNotContain(Limit.COMPLETENESS);
    }

    @Test
    void proves_that_there_is_none() {
        VerificationReport report = verifier.verify(log.answer(NOBODY).canonical());
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertThat(report.gaps()).isEmpty();
        assertThat(report.answer().orElseThrow().entries()).isEmpty();
    }

    @Test
    void proves_that_a_file_was_never_registered_and_that_another_was() {
        byte[] known = "招标文件".getBytes(StandardCharsets.UTF_8);
        byte[] unknown = "另一文件".getBytes(StandardCharsets.UTF_8);
        log.append(records.file(EvidenceId.random(log.random()), known));
        OriginalFile knownFile = new OriginalFile(DualDigest.of(known), known.length);
        OriginalFile unknownFile = new OriginalFile(DualDigest.of(unknown), unknown.length);
        byte[] there = log.answer(digest(knownFile)).canonical();
        byte[] none = log.answer(digest(unknownFile)).canonical();

        assertThat(verifier.verify(there, knownFile).isPlainMatch()).isTrue();
        assertThat(verifier.verify(none, unknownFile).verdict()).isEqualTo(Verdict.NOT_RECORDED);
        VerificationReport mixedUp = verifier.verify(none, knownFile);
        assertThat(mixedUp.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(rule(mixedUp)).isEqualTo(Rule.FILE_ASKED);
    }

    @Test
    void refuses_entries_left_out_added_doubled_and_moved() {
        IndexAnswer answer = log.answer(lot);
        List<LogEntry> entries = answer.entries();
        log.append(records.item(records.session()));
        LogEntry later = log.answer(lot).entries().getLast();
        List<List<LogEntry>> lies = List.of(
                entries.subList(0, 2),
                entries.subList(1, 3),
                List.of(entries.get(0), entries.get(2)),
                List.of(entries.get(0), entries.get(1), entries.get(2), later),
                List.of(entries.get(0), entries.get(1), entries.get(2), entries.get(2)),
                List.of(entries.get(1), entries.get(0), entries.get(2)));
        for (List<LogEntry> lie : lies) {
            VerificationReport report = verifier.verify(with(answer, answer.key(), answer.sha256(), lie));
            assertThat(report.verdict()).isEqualTo(Verdict.PROOF_INVALID);
            assertThat(rule(report)).isEqualTo(Rule.INDEX_PATH);
            assertThat(report.answer()).isEmpty();
        }
    }

    @Test
    void refuses_none_where_there_are_some_and_some_where_there_are_none() {
        IndexAnswer some = log.answer(lot);
        IndexAnswer none = log.answer(NOBODY);
        assertThat(rule(verifier.verify(with(some, lot, some.sha256(), List.of()))))
                .isEqualTo(Rule.INDEX_PATH);
        assertThat(rule(verifier.verify(with(some, lot, none.sha256(), List.of()))))
                .isEqualTo(Rule.INDEX_PATH);
        IndexPath withoutEnd = new IndexPath(none.sha256().siblings(), Optional.empty());
        assertThat(rule(verifier.verify(with(none, lot, withoutEnd, some.entries()))))
                .isEqualTo(Rule.INDEX_PATH);
        assertThat(rule(verifier.verify(with(none, NOBODY, none.sha256(), some.entries()))))
                .isEqualTo(Rule.ENTRY_KEY);
    }

    @Test
    void every_single_bit_change_of_an_answer_is_found() {
        for (IndexKey key : List.of(lot, NOBODY)) {
            byte[] answer = log.answer(key).canonical();
            Verdict honest = verifier.verify(answer).verdict();
            List<Integer> missed = new ArrayList<>();
            for (int bit = 0; bit < answer.length * 8; bit++) {
                answer[bit >> 3] ^= (byte) (1 << (bit & 7));
                if (verifier.verify(answer).answer().isPresent()) {
                    missed.add(bit);
                }
                answer[bit >> 3] ^= (byte) (1 << (bit & 7));
            }
            // A changed key of which there is none either is another question with the same proof, where its way is the
            // same.
            assertThat(honest == Verdict.NOT_RECORDED ? changesNotInTheKey(answer, missed) : missed)
                    .isEmpty();
        }
    }

    @Test
    void speaks_of_the_checkpoint_and_of_nothing_later() {
        SignedNote note = log.checkpoint();
        try (StoreView then = log.view()) {
            log.append(records.item(records.session()));
            IndexAnswer answer =
                    new AnswerBuilder(log.log(), log.trust().version()).build(AnswerRequest.all(lot), note, then);
            VerificationReport report = verifier.verify(answer.canonical());
            assertThat(report.isPlainMatch()).isTrue();
            assertThat(report.answer().orElseThrow().entries()).hasSize(3);
        }
    }

    @Test
    void a_degraded_checkpoint_leaves_a_gap_and_cannot_prove_that_there_is_none() {
        VerificationReport some = verifier.verify(log.answer(lot, log.city()).canonical());
        assertThat(some.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(some.gaps()).containsExactly(Gap.DEGRADED_CHECKPOINT);
        VerificationReport none = verifier.verify(log.answer(NOBODY, log.city()).canonical());
        assertThat(none.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(rule(none)).isEqualTo(Rule.QUORUM);
    }

    @Test
    void whoever_hides_doubles_or_moves_an_entry_in_any_part_is_found() {
        for (int i = 0; i < 12; i++) {
            log.append(records.item(records.session()));
        }
        List<IndexAnswer> parts = List.of(part(0), part(5), part(10));
        assertThat(together(parts).isPlainMatch()).isTrue();
        assertThat(together(parts.reversed()).answer().orElseThrow().entries()).hasSize(15);
        for (int liar = 0; liar < parts.size(); liar++) {
            List<LogEntry> entries = parts.get(liar).entries();
            for (int at = 0; at < entries.size(); at++) {
                List<LogEntry> hidden = new ArrayList<>(entries);
                hidden.remove(at);
                List<LogEntry> doubled = new ArrayList<>(entries);
                doubled.set(at, entries.get((at + 1) % entries.size()));
                List<LogEntry> moved = new ArrayList<>(entries);
                Collections.swap(moved, at, (at + 1) % entries.size());
                for (List<LogEntry> lie : List.of(hidden, doubled, moved)) {
                    List<IndexAnswer> told = new ArrayList<>(parts);
                    told.set(liar, withEntries(parts.get(liar), lie));
                    VerificationReport report = together(told);
                    assertThat(report.verdict()).isEqualTo(Verdict.PROOF_INVALID);
                    assertThat(report.answer()).isEmpty();
                }
            }
        }
        assertThat(rule(together(List.of(parts.get(0), parts.get(2))))).isEqualTo(Rule.PARTS_TOGETHER);
    }

    @Test
    void parts_under_checkpoints_of_their_own_prove_all_entries_together() {
        for (int i = 0; i < 12; i++) {
            log.append(records.item(records.session()));
        }
        IndexAnswer first = part(0);
        log.append(records.item(records.session()));
        IndexAnswer second = part(5);
        log.append(records.item(records.session()));
        IndexAnswer third = log.answer(AnswerRequest.all(lot).part(10, 1000));
        VerificationReport report = together(List.of(first, second, third));
        assertThat(report.isPlainMatch()).as(report.toString()).isTrue();
        assertThat(report.answer().orElseThrow().entries()).hasSize(17);
        assertThat(report.answer().orElseThrow().size()).isEqualTo(log.log().size());
    }

    @Test
    void proves_what_stands_in_some_blocks_with_its_neighbours_as_witnesses() {
        for (int i = 0; i < 12; i++) {
            log.append(records.item(records.session()));
        }
        long last = log.body().state().block();
        for (long from = 0; from <= last + 1; from++) {
            for (long to = from; to <= last + 1; to++) {
                BlockRange blocks = new BlockRange(from, to);
                VerificationReport report = verifier.verify(
                        log.answer(AnswerRequest.all(lot).in(blocks)).canonical());
                List<LogEntry> expected = log.answer(lot).entries().stream()
                        .filter(blocks::contains)
                        .toList();
                assertThat(report.verdict()).isEqualTo(expected.isEmpty() ? Verdict.NOT_RECORDED : Verdict.MATCHES);
                assertThat(report.gaps()).isEmpty();
                assertThat(report.answer().orElseThrow().entries()).isEqualTo(expected);
            }
        }
    }

    @Test
    void an_answer_ends_where_its_bytes_would_be_too_many() {
        List<JsonObject> large = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            large.add(JsonObject.builder()
                    .put("type", "witness.item")
                    .put("subjects", JsonArray.ofStrings(List.of(NOBODY.key())))
                    .put("text", "x".repeat(60_000) + i)
                    .build());
        }
        log.appendJson(large);
        IndexAnswer first = log.answer(NOBODY);
        assertThat(first.canonical().length).isLessThan(IndexAnswer.MAX_BYTES);
        IndexAnswer rest =
                log.answer(AnswerRequest.all(NOBODY).part(first.next().orElseThrow(), 1000));
        assertThat(rest.next()).isEmpty();
        assertThat(first.entries().size() + rest.entries().size()).isEqualTo(300);
        assertThat(together(List.of(first, rest)).isPlainMatch()).isTrue();
    }

    private IndexAnswer part(long from) {
        return log.answer(AnswerRequest.all(lot).part(from, 5));
    }

    private VerificationReport together(List<IndexAnswer> parts) {
        return verifier.verifyTogether(
                parts.stream().map(IndexAnswer::canonical).toList());
    }

    private static IndexAnswer withEntries(IndexAnswer answer, List<LogEntry> entries) {
        return new IndexAnswer(
                answer.trustVersion(),
                answer.key(),
                answer.blocks(),
                answer.checkpoint(),
                answer.sha256(),
                answer.sm3(),
                entries,
                answer.part(),
                answer.consistency());
    }

    @Test
    void reads_back_alike() {
        for (IndexKey key : List.of(lot, NOBODY)) {
            IndexAnswer answer = log.answer(key);
            assertThat(IndexAnswer.parse(answer.canonical())).isEqualTo(answer);
            assertThat(IndexAnswer.isClaimedBy(answer.canonical())).isTrue();
        }
        ReadableRecord item = records.item(records.session());
        log.append(item);
        assertThat(IndexAnswer.isClaimedBy(log.bundle(item.id()).canonical())).isFalse();
    }

    private static List<Integer> changesNotInTheKey(byte[] answer, List<Integer> bits) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("\"key\":\"" + NOBODY.key()) + "\"key\":\"".length();
        int to = from + NOBODY.key().length();
        return bits.stream().filter(bit -> bit / 8 < from || bit / 8 >= to).toList();
    }

    private static byte[] with(IndexAnswer answer, IndexKey key, IndexPath sha256, List<LogEntry> entries) {
        return new IndexAnswer(answer.trustVersion(), key, answer.checkpoint(), sha256, answer.sm3(), entries)
                .canonical();
    }

    private static IndexKey digest(OriginalFile file) {
        return new IndexKey(IndexName.DIGEST, file.digests().sha256().hex());
    }

    private static Rule rule(VerificationReport report) {
        return report.failure().orElseThrow().findings().getFirst().rule();
    }
}
