/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

class ListFolderTest {
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final LocalDate FROM = LocalDate.of(2026, 3, 16);

    @TempDir
    Path folder;

    private SignedLog log;
    private SignedRecords records;
    private ReadableRecord last;
    private long count;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        append(new Definition(
                LIST,
                ListKind.RED,
                "守信名单(虚构)",
                DepartmentId.parse("housing-bureau"),
                new CatalogueVersion("TEST-MEASURES", "1"),
                "PRAISE"));
        add(3);
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void follows_a_list_in_parts_and_goes_on_whenever_the_source_fails() throws Exception {
        ListFolder held = held();
        assertThat(held.read()).isEmpty();
        add(8);
        int failures = 0;
        for (boolean done = false; !done; ) {
            try {
                assertThat(held.follow(failing())).isEqualTo(11);
                done = true;
            } catch (IOException expected) {
                failures++;
            }
        }
        assertThat(failures).isEqualTo(3);
        add(2);
        assertThat(held.follow(this::part)).isEqualTo(13);
        assertThat(held.follow(this::part)).isEqualTo(13);
        ListFolder.Held all = held.read().orElseThrow();
        assertThat(all.report().isPlainMatch()).isTrue();
        assertThat(all.feed().deltas()).hasSize(13);
        assertThat(all.feed()
                        .snapshot(FROM, log.clock().instant().plusSeconds(60))
                        .entries())
                .hasSize(13);
    }

    @Test
    void leaves_nothing_half_written() throws Exception {
        held().follow(this::part);
        try (Stream<Path> files = Files.list(folder.resolve("held"))) {
            assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("deltas-"));
        }
    }

    @Test
    void refuses_another_list() {
        ListFolder other = new ListFolder(folder.resolve("held"), ListId.parse("other"), log.trust());
        assertThatThrownBy(() -> other.take(part(LIST, 0, OptionalLong.empty())))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("OUT_OF_ORDER");
    }

    static Stream<byte[]> answers() {
        return Stream.of("{}", "{\"entries\":[],\"index\":\"delta\",\"kind\":\"index-answer\",\"v\":1}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "10s")
    void whatever_comes_is_taken_proved_or_refused(byte[] input) throws IOException {
        try {
            held().take(input);
        } catch (Refusal | UnprovedDeltas refused) {
            assertThat(folder.resolve("held")).doesNotExist();
        }
    }

    private ListFolder held() {
        return new ListFolder(folder.resolve("held"), LIST, log.trust());
    }

    /** Every second call fails. */
    private ListSource<IOException> failing() {
        int[] calls = {0};
        return (list, first, since) -> {
            if (calls[0]++ > 0) {
                throw new IOException("the line is cut");
            }
            return part(list, first, since);
        };
    }

    private byte[] part(ListId list, long first, OptionalLong since) {
        AnswerRequest request =
                AnswerRequest.all(new IndexKey(IndexName.DELTA, list.value())).part(first, 3);
        return log.answer(since.isPresent() ? request.since(since.getAsLong()) : request)
                .canonical();
    }

    private void add(int deltas) {
        for (int i = 0; i < deltas; i++) {
            DualDigest readable = DualDigest.of(new byte[] {1});
            LegalBasis basis = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);
            append(new Delta(
                    LIST,
                    count,
                    DualDigest.of(last.canonical()),
                    Subject.parse("person:%032x".formatted(count)),
                    basis,
                    readable,
                    new ListChange.Listed(
                            new ListChange.Ground(Optional.empty(), List.of(last.ref())),
                            FROM,
                            FROM.plusDays(9),
                            Optional.empty())));
        }
    }

    private void append(RecordBody body) {
        last = records.sign(body, records.witness());
        log.append(last);
        count++;
    }
}
