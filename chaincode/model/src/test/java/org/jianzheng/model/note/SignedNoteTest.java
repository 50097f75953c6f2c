/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** The example of the Go package golang.org/x/mod/sumdb/note, by whose authors the format is. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

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
}
