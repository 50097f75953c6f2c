/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What an answer from the index says, shown only once it is proved.
 *
 * @param key what was asked for
 * @param blocks only entries in these blocks were asked for
 * @param entries all entries that bear it and were asked for, in log order; a part of them where the report has that gap
 * @param total entries that bear the key, asked for or not
 * @param size the log's size at the checkpoint
 * @param block the block up to which the answer holds
 * @param cosignedAt when the checkpoint was last cosigned
 */
public record AnswerSummary(
        IndexKey key,
        Optional<BlockRange> blocks,
        List<LogEntry> entries,
        long total,
        long size,
        long block,
        Optional<Instant> cosignedAt) {
    /** Copies the entries. */
    public AnswerSummary {
        entries = List.copyOf(entries);
    }

    static AnswerSummary of(IndexAnswer answer, VerifiedCheckpoint checkpoint) {
        LogState state = checkpoint.body().state();
        return new AnswerSummary(
                answer.key(),
                answer.blocks(),
                answer.asked(),
                answer.total(),
                state.size(),
                state.block(),
                checkpoint.cosignedAt());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("index", key.name().wireName())
                .put("key", key.key())
                .putValueIfPresent("blocks", blocks.map(BlockRange::toJson))
                .put("count", entries.size())
                .putIfPresent("total", total == entries.size() ? OptionalLong.empty() : OptionalLong.of(total))
                .put("size", size)
                .put("block", block)
                .putIfPresent("cosignedAt", cosignedAt.map(Instants::format))
                .put(
                        "entries",
                        JsonArray.of(entries.stream().map(LogEntry::toJson).toList()))
                .build();
    }
}
