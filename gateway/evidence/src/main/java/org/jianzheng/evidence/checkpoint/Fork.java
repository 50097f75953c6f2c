/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.note.SignedNote;

/**
 * Different checkpoints for one block, each signed in the name of the log: somebody shows two histories.
 *
 * @param block number of the block
 * @param notes at least two, whose texts differ
 * @param resolvedBy the record by which a quorum says which of them holds; empty while nobody has said so
 */
public record Fork(long block, List<SignedNote> notes, Optional<RecordId> resolvedBy) {
    /** Copies the notes. */
    public Fork {
        notes = List.copyOf(notes);
        if (notes.stream().map(SignedNote::text).distinct().count() < 2) {
            throw new IllegalArgumentException("a fork has two notes whose texts differ");
        }
    }

    /** A fork of which no quorum has said yet which history holds. */
    public static Fork open(long block, List<SignedNote> notes) {
        return new Fork(block, notes, Optional.empty());
    }

    /** Whether no quorum has said yet which history holds. */
    public boolean isOpen() {
        return resolvedBy.isEmpty();
    }
}
