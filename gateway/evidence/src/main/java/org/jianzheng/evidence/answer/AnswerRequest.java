/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What is asked of the index.
 *
 * @param key whose entries
 * @param blocks only those that stand in these blocks
 * @param from from the entry with this number on, as an answer's {@link IndexAnswer#next} gives it
 * @param limit at most so many entries, {@value #LEAST} to {@link IndexAnswer#MAX_ENTRIES}
 * @param since size of a checkpoint that the verifier holds
 */
public record AnswerRequest(IndexKey key, Optional<BlockRange> blocks, long from, int limit, OptionalLong since) {
    /** Fewer could be neighbours of what is asked for alone, and lead nowhere. */
    public static final int LEAST = 3;

    /** Refuses ({@code SCHEMA_INVALID}) keys and limits that cannot be. */
    public AnswerRequest {
        if (key.key().isEmpty() || key.key().length() > IndexKey.MAX_CHARACTERS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a key has 1 to %d characters, met %d",
                    IndexKey.MAX_CHARACTERS,
                    key.key().length());
        }
        if (limit < LEAST || limit > IndexAnswer.MAX_ENTRIES) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "limit is %d to %d, met %d", LEAST, IndexAnswer.MAX_ENTRIES, limit);
        }
    }

    /** All entries of a key, as far as an answer holds them. */
    public static AnswerRequest all(IndexKey key) {
        return new AnswerRequest(key, Optional.empty(), 0, IndexAnswer.MAX_ENTRIES, OptionalLong.empty());
    }

    /** The same in these blocks only. */
    public AnswerRequest in(BlockRange range) {
        return new AnswerRequest(key, Optional.of(range), from, limit, since);
    }

    /** The same from this number on, with at most so many entries. */
    public AnswerRequest part(long first, int most) {
        return new AnswerRequest(key, blocks, first, most, since);
    }

    /** The same with the proof that the log extends that of a checkpoint of this size. */
    public AnswerRequest since(long size) {
        return new AnswerRequest(key, blocks, from, limit, OptionalLong.of(size));
    }
}
