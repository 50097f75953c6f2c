/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.time.Instant;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.model.note.SignedNote;

/**
 * A checkpoint that is kept.
 *
 * @param note with all cosignatures that have come so far
 * @param verified what it says and who has signed
 * @param keptAt when its newest cosignature came here
 */
public record Kept(SignedNote note, VerifiedCheckpoint verified, Instant keptAt) {

    /** Number of the block after which it stands. */
    public long block() {
        return verified.body().state().block();
    }

    /** Entries that it covers. */
    public long size() {
        return verified.body().state().size();
    }

    /** Whether a quorum has signed; otherwise it is degraded. */
    public boolean isWhole() {
        return verified.quorum().isMet();
    }

    /** Whether an organisation that could have signed has not. */
    public boolean lacksSomebody() {
        return !verified.quorum().missing().isEmpty();
    }
}
