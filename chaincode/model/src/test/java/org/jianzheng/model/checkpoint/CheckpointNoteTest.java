/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.NoteSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointNoteTest {
    private static final String ROOT = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TEXT = "jianzheng.example/jianzheng/0123456789abcdef\n17\n" + ROOT + "\nsm3 " + ROOT
            + "\nindex " + ROOT + " " + ROOT + "\nactive " + ROOT + " " + ROOT + "\nblock 5 " + "a".repeat(64)
            + "\ncommit " + "b".repeat(64) + "\n";
    private static final String LINE = "\u2014 city.jianzheng.example AAAAAAAA\n";
    static final String NOTE = TEXT + "\n" + LINE;

    @Test
    void reads_origin_size_block_and_signers() {
        CheckpointNote note = CheckpointNote.parse(TEXT + "\n" + LINE + LINE.replace("city", "county"));

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.origin()).isEqualTo("jianzheng.example/jianzheng/0123456789abcdef");
        assertThat(note.size()).isEqualTo(17);
        assertThat(note.block()).isEqualTo(5);
        assertThat(note.note().signatures())
                .extracting(NoteSignature::name)
                .isEqualTo(List.of("city.jianzheng.example", "county.jianzheng.example"));
    }

    @Test
    void a_missing_commit_hash_is_a_hyphen() {
        assertThat(CheckpointNote.parse(TEXT.replace("b".repeat(64), "-") + "\n" + LINE)
                        .block())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n017\n", "\n-1\n", "\n1000000000000000\n", "\n\n", "\n 17\n"})
    void refuses_another_form_of_the_size(String size) {
        refused(TEXT.replace("\n17\n", size) + "\n" + LINE);
    }

    @Test
    void refuses_missing_or_further_lines() {
        refused("");
        refused(TEXT);
        refused(TEXT + "\n");
        refused(TEXT.substring(TEXT.indexOf('\n') + 1) + "\n" + LINE);
        refused(TEXT + "more\n\n" + LINE);
        refused(TEXT + "\n" + LINE + "more\n");
        refused(TEXT + "\n" + LINE.stripTrailing());
        refused(TEXT + "\n" + LINE.replace('\u2014', '-'));
    }

    @Test
    void refuses_a_note_beyond_its_limit() {
        assertThatThrownBy(() -> CheckpointNote.parse("x".repeat(CheckpointNote.MAX_CHARACTERS + 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("TOO_LARGE: ");
    }

    private static void refused(String note) {
        assertThatThrownBy(() -> CheckpointNote.parse(note))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }
}
