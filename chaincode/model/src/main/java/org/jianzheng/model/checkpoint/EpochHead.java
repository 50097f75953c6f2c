/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The newest anchored checkpoint. Every write reads it, so that rewriting it ends all transactions endorsed before.
 *
 * @param size the log's size
 * @param block the block after which the log had it
 * @param record the anchor
 */
public record EpochHead(long size, long block, RecordRef record) {
    /** The epoch, if any checkpoint is anchored. */
    public static Optional<EpochHead> read(HeadReader heads) {
        return heads.read(HeadKey.THE_EPOCH, EpochHead.class, EpochHead::fromJson);
    }

    static EpochHead of(ReadableRecord record, Anchor body) {
        CheckpointNote note = body.checkpoint();
        return new EpochHead(note.size(), note.block(), record.ref());
    }

    /**
     * Refuses ({@code CHECKPOINT_STALE}) a checkpoint that is not newer: of a smaller log, or of the same size and no
     * later block. Size alone need not grow, or a quiet night would never end a withheld transaction.
     */
    public void requireNewer(CheckpointNote note) {
        boolean newer = note.size() > size ? note.block() >= block : note.size() == size && note.block() > block;
        if (!newer) {
            throw Refusal.of(
                    ErrorCode.CHECKPOINT_STALE,
                    "size %d at block %d is not newer than size %d at block %d",
                    note.size(),
                    note.block(),
                    size,
                    block);
        }
    }

    /** Reads the head's JSON. */
    public static EpochHead fromJson(JsonObject json) {
        return new EpochHead(json.integer("size"), json.integer("block"), RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("size", size)
                .put("block", block)
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(HeadKey.THE_EPOCH, toJson());
    }
}
