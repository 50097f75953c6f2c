/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.HexFormat;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;

/**
 * Who cosigns checkpoints for an organisation (C2SP tlog-cosignature, and the same by SM2). A <em>witness</em> is
 * always the person of 见证; whoever signs checkpoints is a cosigner.
 *
 * @param organisation the organisation
 * @param name the name in signature lines
 * @param ed25519 its Ed25519 key
 * @param sm2 its SM2 key
 */
public record Cosigner(OrganisationId organisation, String name, PublicKey ed25519, PublicKey sm2) {
    /** Refuses ({@code SCHEMA_INVALID}) a name that signature lines do not allow. */
    public Cosigner {
        if (!NoteSignature.isName(name)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a cosigner's name is printable ASCII without space and plus");
        }
    }

    static Cosigner fromJson(JsonObject json) {
        json.requireOnly("msp", "name", "ed25519", "sm2");
        return new Cosigner(
                OrganisationId.parse(json.string("msp")),
                json.string("name"),
                PublicKey.parse(SignatureAlgorithm.ED25519.id() + ":" + json.string("ed25519")),
                PublicKey.parse(SignatureAlgorithm.SM2.id() + ":" + json.string("sm2")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("msp", organisation.value())
                .put("name", name)
                .put("ed25519", HexFormat.of().formatHex(ed25519.bytes()))
                .put("sm2", HexFormat.of().formatHex(sm2.bytes()))
                .build();
    }

    /** Whether this cosigner signed the note with both of its keys. */
    public boolean signed(CheckpointNote checkpoint) {
        return signed(checkpoint.note(), new NoteKey(name, NoteKey.Kind.COSIGNATURE, ed25519))
                && signed(checkpoint.note(), new NoteKey(name, NoteKey.Kind.SM2_COSIGNATURE, sm2));
    }

    /** Whether any key of this cosigner signed the note, be it in its own name or in the log's. */
    boolean vouchedFor(CheckpointNote checkpoint) {
        return signed(checkpoint.note(), new NoteKey(checkpoint.origin(), NoteKey.Kind.LOG, ed25519))
                || signed(checkpoint.note(), new NoteKey(name, NoteKey.Kind.COSIGNATURE, ed25519))
                || signed(checkpoint.note(), new NoteKey(name, NoteKey.Kind.SM2_COSIGNATURE, sm2));
    }

    private static boolean signed(SignedNote note, NoteKey key) {
        return note.signatures().stream()
                .anyMatch(signature -> key.isNamedBy(signature)
                        && key.verify(note.text(), signature).isPresent());
    }
}
