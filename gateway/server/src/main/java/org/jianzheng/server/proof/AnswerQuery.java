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
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.state.AsOf;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of every proved answer, which mean the same wherever an answer can be asked for.
 *
 * @param cursor from the entry with this number on
 * @param limit at most so many entries
 * @param fromBlock only entries from this block on
 * @param toBlock only entries up to this block
 * @param asOf a block or a ledger time: what a fold of the entries as of then needs
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

        @Parameter(
                description = "a block number or a time: the answer holds what the state as of then is folded from"
                        + " (jianzheng state); of a time these are all entries")
        @Nullable
        String asOf,

        @Parameter(description = "size of a checkpoint that you hold: the answer proves that the log extends it")
        @Nullable
        Long since) {

    /**
     * The request for the entries of a key.
     *
     * @throws Refusal {@code SCHEMA_INVALID} if {@code asOf} is neither a block nor a time, or stands beside {@code toBlock}
     */
    public AnswerRequest of(IndexKey key) {
        return new AnswerRequest(
                key,
                blocks(),
                cursor == null ? 0 : cursor,
                limit == null ? IndexAnswer.MAX_ENTRIES : limit,
                since == null ? OptionalLong.empty() : OptionalLong.of(since));
    }

    /**
     * The request for all records that refer to a record.
     *
     * @throws Refusal {@code SCHEMA_INVALID} as {@link #of}, or if this is no record's id
     */
    public AnswerRequest referringTo(String record) {
        return of(new IndexKey(IndexName.REF, new RecordRef(RecordId.parse(record)).toString()));
    }

    private Optional<BlockRange> blocks() {
        Long last = lastBlock();
        return fromBlock == null && last == null
                ? Optional.empty()
                : Optional.of(new BlockRange(fromBlock == null ? 0 : fromBlock, last == null ? JsonInteger.MAX : last));
    }

    /** As of a time all entries are needed, since times do not follow the order of blocks exactly. */
    private @Nullable Long lastBlock() {
        if (asOf == null) {
            return toBlock;
        }
        if (toBlock != null) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "asOf or toBlock, not both");
        }
        return switch (AsOf.parse(asOf)) {
            case AsOf.Block block -> block.number();
            case AsOf.LedgerTime ignored -> null;
        };
    }
}
