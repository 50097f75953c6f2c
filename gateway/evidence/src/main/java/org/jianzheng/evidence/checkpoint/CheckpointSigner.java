/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;

/**
 * An organisation's checkpoint keys. It signs whatever text it is given: only {@link Cosigner} decides what is cosigned.
 */
public final class CheckpointSigner {
    private final NoteKey logKey;
    private final NoteKey cosignatureKey;
    private final NoteKey sm2Key;
    private final Signer ed25519;
    private final Signer sm2;
    private final InstantSource clock;

    /**
     * Signs in the name of an organisation.
     *
     * @param origin the log, under whose name the log signature stands
     * @param name the organisation's name in signature lines
     * @param clock dates the cosignatures
     */
    public CheckpointSigner(LogOrigin origin, String name, Signer ed25519, Signer sm2, InstantSource clock) {
        this.logKey = new NoteKey(origin.value(), NoteKey.Kind.LOG, ed25519.publicKey());
        this.cosignatureKey = new NoteKey(name, NoteKey.Kind.COSIGNATURE, ed25519.publicKey());
        this.sm2Key = new NoteKey(name, NoteKey.Kind.SM2_COSIGNATURE, sm2.publicKey());
        this.ed25519 = ed25519;
        this.sm2 = sm2;
        this.clock = clock;
    }

    /** The body as a note under the log's own signature, as it is proposed to the cosigners. */
    public SignedNote propose(Checkpoint body) {
        String text = body.text();
        return new SignedNote(text, List.of(logKey.sign(text, Instant.EPOCH, ed25519)));
    }

    /** Whether one of these keys has signed a note, by the names of its lines. */
    boolean hasSigned(SignedNote note) {
        return note.signatures().stream()
                .anyMatch(line -> Stream.of(logKey, cosignatureKey, sm2Key)
                        .anyMatch(key ->
                                line.name().equals(key.name()) && line.keyId().equals(key.keyId())));
    }

    /** The organisation's two cosignatures. */
    List<NoteSignature> cosign(String text) {
        Instant now = clock.instant();
        return List.of(cosignatureKey.sign(text, now, ed25519), sm2Key.sign(text, now, sm2));
    }
}
