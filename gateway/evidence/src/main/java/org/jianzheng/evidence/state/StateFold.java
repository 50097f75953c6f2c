/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.HeadRecords;
import org.jianzheng.evidence.audit.HeadFold;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;

/**
 * Folds records into the state that they made, by the very functions that the contract applies. What is folded must be all: since
 * entries only accumulate, all of them up to the newest checkpoint give the state at every earlier moment too.
 */
public final class StateFold {
    private static final Comparator<LogEntry> LOG_ORDER = Comparator.comparingLong(LogEntry::block)
            .thenComparingInt(LogEntry::index)
            .thenComparing(entry -> entry.record().optionalString("id").orElse(""));

    private StateFold() {}

    /**
     * A state at an earlier moment, from answers that were verified and have no gap. One of them is about the key of the index under which
     * all records of the state stand; the others are about those that they build on, such as the tender of a lot.
     *
     * @throws Refusal {@code SCHEMA_INVALID} if none of the answers shows all records of the state up to this moment, or its records stand
     *     under no one key; another code if a record builds on states whose records are not among the answers
     */
    public static PastState of(HeadKey key, AsOf asOf, Collection<AnswerSummary> answers) {
        requireAll(HeadRecords.keyOf(key), asOf, answers);
        List<StateStep> steps = new ArrayList<>();
        fold(asOf, answers, (entry, change) -> {
            if (change.key().equals(key)) {
                steps.add(new StateStep(entry, change.value()));
            }
        });
        return new PastState(key, asOf, steps);
    }

    /** Refuses ({@code SCHEMA_INVALID}) answers none of which shows all records under a key up to a moment. */
    static void requireAll(IndexKey demanded, AsOf asOf, Collection<AnswerSummary> answers) {
        if (answers.stream().noneMatch(answer -> answer.key().equals(demanded) && reaches(answer, asOf))) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "an answer with all records under %s %s up to %s is needed",
                    demanded.name().wireName(),
                    demanded.key(),
                    asOf);
        }
    }

    /** All states that the records of some answers make up to a moment. */
    static HeadReader heads(AsOf asOf, Collection<AnswerSummary> answers) {
        Map<HeadKey, JsonObject> heads = all(asOf, answers);
        return key -> Optional.ofNullable(heads.get(key));
    }

    /** As {@link #heads}, each with its key. */
    static Map<HeadKey, JsonObject> all(AsOf asOf, Collection<AnswerSummary> answers) {
        return fold(asOf, answers, (entry, change) -> {});
    }

    private static Map<HeadKey, JsonObject> fold(
            AsOf asOf, Collection<AnswerSummary> answers, BiConsumer<LogEntry, HeadChange> steps) {
        Map<HeadKey, JsonObject> heads = new HashMap<>();
        List<LogEntry> entries = answers.stream()
                .flatMap(answer -> answer.entries().stream())
                .distinct()
                .filter(asOf::covers)
                .sorted(LOG_ORDER)
                .toList();
        for (LogEntry entry : entries) {
            Envelope record = Envelope.parse(entry.record());
            for (HeadChange change : HeadFold.apply(record, head -> Optional.ofNullable(heads.get(head)))) {
                heads.put(change.key(), change.value());
                steps.accept(entry, change);
            }
        }
        return heads;
    }

    /** Times do not follow the order of blocks exactly, so that only an answer of all blocks reaches a time. */
    private static boolean reaches(AnswerSummary answer, AsOf asOf) {
        Optional<BlockRange> blocks = answer.blocks();
        return switch (asOf) {
            case AsOf.LedgerTime ignored -> blocks.isEmpty();
            case AsOf.Block block ->
                answer.block() >= block.number()
                        && blocks.map(range -> range.from() == 0 && range.to() >= block.number())
                                .orElse(true);
        };
    }
}
