/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.nio.charset.StandardCharsets;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code checkpoint.resolve}: a quorum says which of two checkpoints holds.
 *
 * @param block the block
 * @param fork the record that showed the fork
 * @param valid the digests of the note that holds
 * @param reason why
 */
public record Resolution(long block, RecordRef fork, DualDigest valid, String reason) implements CheckpointBody {
    /** Reads the body. */
    public static Resolution fromJson(JsonObject json) {
        json.requireOnly("block", "fork", "valid", "reason");
        return new Resolution(
                Members.integer(json, "block", 0, JsonInteger.MAX),
                RecordRef.parse(json.string("fork")),
                DualDigest.fromJson(json.object("valid")),
                Members.text(json, "reason", Members.TEXT));
    }

    /** The digests under which a note is named: those of its UTF-8 bytes. */
    public static DualDigest digest(String note) {
        return DualDigest.of(note.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the note that holds is one of the two of this fork. */
    public boolean chooses(Fork shown) {
        return shown.block() == block && (valid.equals(digest(shown.first())) || valid.equals(digest(shown.second())));
    }

    @Override
    public RecordType type() {
        return RecordType.CHECKPOINT_RESOLVE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("block", block)
                .put("fork", fork.toString())
                .put("valid", valid.toJson())
                .put("reason", reason)
                .build();
    }
}
