/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T12:00:00Z");
    private static final JsonObject ENVELOPE =
            JsonObject.builder().put("id", "一").build();

    @TempDir
    private Path folder;

    @Test
    void remembers_records_and_what_is_done_across_a_restart() throws Exception {
        try (Journal journal = open(BEGUN)) {
            journal.remember("event 1", ENVELOPE);
            journal.remember("event 2", ENVELOPE);
            journal.markDone("event 1");
        }
        try (Journal journal = open(BEGUN.plusSeconds(60))) {
            assertThat(journal.begun()).isEqualTo(BEGUN);
            assertThat(journal.envelope("event 2")).contains(ENVELOPE);
            assertThat(journal.isDone("event 1")).isTrue();
            assertThat(journal.isDone("event 2")).isFalse();
        }
    }

    @Test
    void drops_a_line_that_a_crash_left_unfinished() throws Exception {
        try (Journal journal = open(BEGUN)) {
            journal.remember("event 1", ENVELOPE);
        }
        Files.writeString(file(), "{\"done\":\"eve", StandardOpenOption.APPEND);
        try (Journal journal = open(BEGUN)) {
            assertThat(journal.isDone("event 1")).isFalse();
            journal.markDone("event 1");
        }
        try (Journal journal = open(BEGUN)) {
            assertThat(journal.isDone("event 1")).isTrue();
        }
    }

    @Test
    void refuses_the_journal_of_another_network() throws Exception {
        open(BEGUN).close();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Journal.open(file(), "another", BEGUN))
                .withMessageContaining("one")
                .withMessageContaining("another");
    }

    @Test
    void lets_nobody_but_the_owner_read_it() throws Exception {
        open(BEGUN).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Journal open(Instant now) {
        return Journal.open(file(), "one", now);
    }

    private Path file() {
        return folder.resolve("journal.ndjson");
    }
}
