/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.model.json.JsonInteger;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of every proved answer, which mean the same wherever an answer can be asked for.
 *
 * @param cursor from the entry with this number on
 * @param limit at most so many entries
 * @param fromBlock only entries from this block on
 * @param toBlock only entries up to this block
 * @param since size of a checkpoint that the verifier holds
 */
public record AnswerQuery(
        @Parameter(description = "number of the first entry, as the Link of the answer before gives it") @Nullable
        Long cursor,

        @Parameter(description = "at most so many entries, 3 to 1000") @Nullable
        Integer limit,

        @Parameter(description = "only entries from this block on") @Nullable
        Long fromBlock,

        @Parameter(description = "only entries up to this block") @Nullable
        Long toBlock,

        @Parameter(description = "size of a checkpoint that you hold: the answer proves that the log extends it")
        @Nullable
        Long since) {

    /** The request for the entries of a key. */
    public AnswerRequest of(IndexKey key) {
        return new AnswerRequest(
                key,
                fromBlock == null && toBlock == null
                        ? Optional.empty()
                        : Optional.of(new BlockRange(
                                fromBlock == null ? 0 : fromBlock, toBlock == null ? JsonInteger.MAX : toBlock)),
                cursor == null ? 0 : cursor,
                limit == null ? IndexAnswer.MAX_ENTRIES : limit,
                since == null ? OptionalLong.empty() : OptionalLong.of(since));
    }
}
