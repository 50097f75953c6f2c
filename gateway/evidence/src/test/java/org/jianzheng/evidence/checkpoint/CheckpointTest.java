/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    @Test
    void a_body_reads_back_and_has_no_second_form() {
        try (SignedLog log = new SignedLog(folder)) {
            new SignedRecords(log);
            Checkpoint body = log.body();
            String text = body.text();
            assertThat(Checkpoint.parse(text)).isEqualTo(body);
            assertThat(text.lines()).hasSize(8);
            for (String other : List.of(
                    text + "more\n",
                    text.substring(0, text.length() - 1),
                    text.replaceFirst("\n3\n", "\n03\n"),
                    text.replaceFirst("\n3\n", "\n-3\n"),
                    text.replaceFirst("\n3\n", "\n9007199254740992\n"),
                    text.replaceFirst("sm3 ", "sm3  "),
                    text.replaceFirst("block ", "Block "),
                    text.replaceFirst("=\n", "\n"),
                    text.replaceFirst("commit [0-9a-f]", "commit G"),
                    text.replaceFirst("jianzheng.example", "jianzheng example"))) {
                assertThat(other).isNotEqualTo(text);
                assertThatThrownBy(() -> Checkpoint.parse(other)).isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void a_newer_line_of_the_same_key_takes_the_place_of_the_older() {
        try (SignedLog log = new SignedLog(folder)) {
            CheckpointSigner signer = log.city().signer(log.trust().origin(), log.clock());
            SignedNote note = signer.propose(log.body());
            SignedNote cosigned = note.with(signer.cosign(note.text()));
            assertThat(cosigned.signatures()).hasSize(3);
            assertThat(cosigned.with(signer.cosign(note.text())).signatures()).hasSize(3);
            assertThat(SignedNote.parse(cosigned.toString())).isEqualTo(cosigned);
        }
    }
}
