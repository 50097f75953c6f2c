/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code checkpoint.anchor}: the newest cosigned checkpoint goes on the ledger, and every transaction that
 * was endorsed before and withheld dies of its stale read.
 *
 * @param note the whole note
 */
public record Anchor(String note) implements CheckpointBody {
    /** Reads the body. */
    public static Anchor fromJson(JsonObject json) {
        json.requireOnly("note");
        return new Anchor(json.string("note"));
    }

    /** What the note says; refuses a text that is no checkpoint. */
    public CheckpointNote checkpoint() {
        return CheckpointNote.parse(note);
    }

    @Override
    public RecordType type() {
        return RecordType.CHECKPOINT_ANCHOR;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("note", note).build();
    }
}
