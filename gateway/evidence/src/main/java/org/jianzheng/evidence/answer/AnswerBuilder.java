/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexLeaf;
import org.jianzheng.evidence.index.IndexReader;
import org.jianzheng.evidence.index.MapName;
import org.jianzheng.evidence.log.KeyTree;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/** Makes answers from a log and from its index as it was at a checkpoint. */
public final class AnswerBuilder {
    /** Leaves room for paths, checkpoint and member names within what an answer may be. */
    private static final int MOST_ENTRY_BYTES = IndexAnswer.MAX_BYTES - (1 << 20);

    private final LedgerLog log;
    private final long trustVersion;

    /** Entries of a key by their numbers, the one with the number {@code to} excluded. */
    private record Numbers(long from, long to) {}

    /**
     * Makes answers for those who hold this version of the trust root.
     *
     * @param log holds the entries
     */
    public AnswerBuilder(LedgerLog log, long trustVersion) {
        this.log = log;
        this.trustVersion = trustVersion;
    }

    /**
     * The entries that were asked for as of a checkpoint, or as many of them from the first one on as an answer holds.
     *
     * @param note a note of this log; its cosignatures are not judged here
     * @param then the store when the log had the size of the checkpoint
     * @throws Refusal {@code SCHEMA_INVALID} if it is asked to begin behind the last entry, or with a checkpoint larger than
     *     this one
     */
    public IndexAnswer build(AnswerRequest request, SignedNote note, StoreReader then) {
        IndexKey key = request.key();
        MapName map = key.name().map();
        IndexReader sha256 = new IndexReader(then, TreeHasher.of(HashSuite.SHA_256), map);
        IndexReader sm3 = new IndexReader(then, TreeHasher.of(HashSuite.SM3), map);
        long reached = Checkpoint.parse(note.text()).state().size();
        if (map == MapName.ACTIVE) {
            return new IndexAnswer(
                    trustVersion,
                    key,
                    Optional.empty(),
                    note.toString(),
                    sha256.path(key),
                    sm3.path(key),
                    LedgerLog.inForce(key, then).stream().map(this::entry).toList(),
                    Optional.empty(),
                    consistency(request.since(), reached));
        }
        long total = sha256.leaf(key).map(IndexLeaf::count).orElse(0L);
        if (request.from() < 0 || (request.from() > 0 && request.from() >= total)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d entries stand under this key, none has the number %d",
                    total,
                    request.from());
        }
        KeyTree tree = log.keyTree(key);
        Numbers asked = numbers(request, tree, total);
        List<LogEntry> entries = entries(asked, tree);
        long end = asked.from() + entries.size();
        return new IndexAnswer(
                trustVersion,
                key,
                request.blocks(),
                note.toString(),
                sha256.path(key),
                sm3.path(key),
                entries,
                entries.size() == total
                        ? Optional.empty()
                        : Optional.of(AnswerPart.of(
                                tree.range(HashSuite.SHA_256, asked.from(), end, total),
                                tree.range(HashSuite.SM3, asked.from(), end, total))),
                consistency(request.since(), reached));
    }

    /** With the neighbours of the blocks that were asked for on both sides. */
    private static Numbers numbers(AnswerRequest request, KeyTree tree, long total) {
        long begin = 0;
        long end = total;
        if (request.blocks().isPresent()) {
            BlockRange blocks = request.blocks().get();
            begin = Math.max(0, tree.firstFrom(blocks.from(), total) - 1);
            end = Math.min(total, tree.firstFrom(blocks.to() + 1, total) + 1);
        }
        long from = Math.max(begin, request.from());
        // Whoever asks behind what the blocks hold gets the neighbour behind them, which shows that there is no more.
        long first = Math.min(from, Math.max(begin, end - 1));
        return new Numbers(first, Math.min(end, first + request.limit()));
    }

    private List<LogEntry> entries(Numbers asked, KeyTree tree) {
        List<LogEntry> entries = new ArrayList<>();
        if (asked.from() == asked.to()) {
            return entries;
        }
        long bytes = 0;
        for (long position : tree.positions(asked.from(), (int) (asked.to() - asked.from()))) {
            byte[] entry = log.entry(position)
                    .orElseThrow(() -> new StoreFailed("entry " + position + " of the log is missing"));
            bytes += entry.length;
            if (bytes > MOST_ENTRY_BYTES && !entries.isEmpty()) {
                break;
            }
            entries.add(LogEntry.parse(entry));
        }
        return entries;
    }

    private LogEntry entry(long position) {
        return LogEntry.parse(
                log.entry(position).orElseThrow(() -> new StoreFailed("entry " + position + " of the log is missing")));
    }

    private Optional<ConsistencyStage> consistency(OptionalLong since, long size) {
        return since.isEmpty() ? Optional.empty() : Optional.of(ConsistencyStage.build(log, since.getAsLong(), size));
    }
}
