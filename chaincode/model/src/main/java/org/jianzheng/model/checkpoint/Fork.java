/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code checkpoint.fork}: two different checkpoints for one block; both are kept.
 *
 * @param block the block
 * @param first a note
 * @param second another note for the same block of the same log
 */
public record Fork(long block, String first, String second) implements CheckpointBody {
    /** Refuses ({@code SCHEMA_INVALID}) notes that do not contradict each other. */
    public Fork {
        CheckpointNote one = CheckpointNote.parse(first);
        CheckpointNote other = CheckpointNote.parse(second);
        if (one.block() != block || other.block() != block || !one.origin().equals(other.origin())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the notes are not both of block %d of one log", block);
        }
        if (one.text().equals(other.text())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the notes say the same of block %d", block);
        }
    }

    /** Reads the body. */
    public static Fork fromJson(JsonObject json) {
        json.requireOnly("block", "notes");
        List<String> notes = json.array("notes").strings();
        if (notes.size() != 2) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a fork has 2 notes, met %d", notes.size());
        }
        return new Fork(Members.integer(json, "block", 0, JsonInteger.MAX), notes.getFirst(), notes.getLast());
    }

    @Override
    public RecordType type() {
        return RecordType.CHECKPOINT_FORK;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("block", block)
                .put("notes", JsonArray.ofStrings(List.of(first, second)))
                .build();
    }
}
