/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    /** The example of the Go package golang.org/x/mod/sumdb/note, by whose authors the format is. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @TempDir
    Path folder;

    @Test
    void reads_and_verifies_the_note_of_another_implementation() {
        String[] parts = GO_KEY.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        PublicKey key = new PublicKey(SignatureAlgorithm.ED25519, Arrays.copyOfRange(typed, 1, typed.length));
        NoteKey noteKey = new NoteKey(parts[0], NoteKey.Kind.LOG, key);
        SignedNote note = SignedNote.parse(GO_NOTE);
        assertThat(note.toString()).isEqualTo(GO_NOTE);
        assertThat(noteKey.keyId()).isEqualTo(parts[1]);
        NoteSignature signature = note.signatures().getFirst();
        assertThat(noteKey.isNamedBy(signature)).isTrue();
        assertThat(noteKey.verify(note.text(), signature)).isPresent();
        assertThat(noteKey.verify(note.text() + "x\n", signature)).isEmpty();
    }

    @Test
    void a_body_reads_back_and_has_no_second_form() {
        try (SignedLog log = new SignedLog(folder)) {
            new SignedRecords(log);
            CheckpointBody body = log.body();
            String text = body.text();
            assertThat(CheckpointBody.parse(text)).isEqualTo(body);
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
                assertThatThrownBy(() -> CheckpointBody.parse(other)).isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void refuses_notes_of_any_other_form() {
        for (String other : List.of(
                "",
                "text\n",
                "text\n\n",
                GO_NOTE.stripTrailing(),
                GO_NOTE + "\n",
                GO_NOTE.replace("— ", "- "),
                GO_NOTE.replace("JnAM=", "JnAM"),
                GO_NOTE.replace("JnAM=", "JnAN="),
                GO_NOTE.replace("PeterNeumann x", "Peter+Neumann x"),
                GO_NOTE.replace("PeterNeumann x", " x"),
                GO_NOTE.replace("answer", "ans\twer"),
                GO_NOTE + GO_NOTE.substring(GO_NOTE.indexOf("— ")),
                "t\n\n" + "— a AAAAAAA=\n".repeat(65))) {
            assertThatThrownBy(() -> SignedNote.parse(other)).as(other).isInstanceOf(Refusal.class);
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
