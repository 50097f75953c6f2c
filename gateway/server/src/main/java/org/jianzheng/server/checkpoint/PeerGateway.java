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

    /** The newest checkpoint that it has. */
    Newest newest() throws InterruptedException;

    /** What a gateway answers that is asked for its newest checkpoint. */
    sealed interface Newest {
        /** It shows one; not verified. */
        record Has(SignedNote note) implements Newest {}

        /** It has none. */
        record None() implements Newest {}

        /** It does not answer, or not sensibly. */
        record Away() implements Newest {}

        /** The checkpoint that is shown. */
        default Optional<SignedNote> shown() {
            return switch (this) {
                case Has has -> Optional.of(has.note);
                case None none -> Optional.empty();
                case Away away -> Optional.empty();
            };
        }
    }
}
