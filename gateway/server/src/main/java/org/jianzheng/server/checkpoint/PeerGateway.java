/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;

/** Another organisation's gateway, as far as checkpoints go. Whatever it answers is verified by whoever asked. */
interface PeerGateway {

    /** MSP id of its organisation. */
    String organisation();

    /** Asks for cosignatures; none if it is away, has another history, or is not so far before the patience ends. */
    List<NoteSignature> cosign(Checkpoint body, SignedNote note, Duration patience) throws InterruptedException;

    /** Brings it a checkpoint; what it does with it is its own matter. */
    void bring(SignedNote note);

    /** The newest checkpoint that it has, or empty if it has none or is away. */
    Optional<SignedNote> newest() throws InterruptedException;
}
