/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.List;
import org.jianzheng.model.note.SignedNote;

/**
 * Different checkpoints for one block, each signed in the name of the log: somebody shows two histories.
 *
 * @param block number of the block
 * @param notes at least two, whose texts differ
 */
public record Fork(long block, List<SignedNote> notes) {
    /** Copies the notes. */
    public Fork {
        notes = List.copyOf(notes);
        if (notes.stream().map(SignedNote::text).distinct().count() < 2) {
            throw new IllegalArgumentException("a fork has two notes whose texts differ");
        }
    }
}
