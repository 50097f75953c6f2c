/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A fork, open until a quorum says which checkpoint holds.
 *
 * @param block the block
 * @param fork the record that showed it
 * @param valid the digests of the note that holds, once it is resolved
 * @param resolvedBy the record that says so
 */
public record ForkHead(long block, RecordRef fork, Optional<DualDigest> valid, Optional<RecordRef> resolvedBy) {
    /** Where the head lies. */
    public static HeadKey key(long block) {
        return new HeadKey(HeadKind.FORK, Long.toString(block));
    }

    /** Reads the head; refuses ({@code NOT_OPEN}) a block without a fork. */
    public static ForkHead require(HeadReader heads, long block) {
        return heads.read(key(block), ForkHead.class, ForkHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "block %d has no fork", block));
    }

    static ForkHead show(ReadableRecord record, Fork body) {
        return new ForkHead(body.block(), record.ref(), Optional.empty(), Optional.empty());
    }

    /** The fork after a quorum has spoken; refuses ({@code STATE_FORBIDS}) another record's fork or a second word. */
    public ForkHead resolve(ReadableRecord record, Resolution body) {
        if (!body.fork().equals(fork) || resolvedBy.isPresent()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the fork of block %d was shown by %s, or is resolved already",
                    block,
                    fork);
        }
        return new ForkHead(block, fork, Optional.of(body.valid()), Optional.of(record.ref()));
    }

    /** Reads the head's JSON. */
    public static ForkHead fromJson(JsonObject json) {
        return new ForkHead(
                json.integer("block"),
                RecordRef.parse(json.string("fork")),
                json.optionalObject("valid").map(DualDigest::fromJson),
                json.optionalString("resolvedBy").map(RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("block", block)
                .put("fork", fork.toString())
                .putValueIfPresent("valid", valid.map(DualDigest::toJson))
                .putIfPresent("resolvedBy", resolvedBy.map(RecordRef::toString))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(block), toJson());
    }
}
