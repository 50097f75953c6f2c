/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.answer;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexLeaf;
import org.jianzheng.evidence.index.IndexReader;
import org.jianzheng.evidence.index.MapName;
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
    private final LedgerLog log;
    private final long trustVersion;

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
     * All entries that bear a key as of a checkpoint.
     *
     * @param note a note of this log; its cosignatures are not judged here
     * @param then the store when the log had the size of the checkpoint
     * @throws Refusal {@code TOO_LARGE} if more than {@link IndexAnswer#MAX_ENTRIES} entries bear it, {@code SCHEMA_INVALID} if the
     *     key is empty or too long
     */
    public IndexAnswer build(IndexKey key, SignedNote note, StoreReader then) {
        if (key.key().isEmpty() || key.key().length() > IndexKey.MAX_CHARACTERS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a key has 1 to %d characters, met %d",
                    IndexKey.MAX_CHARACTERS,
                    key.key().length());
        }
        IndexReader sha256 = new IndexReader(then, TreeHasher.of(HashSuite.SHA_256), MapName.INDEX);
        IndexReader sm3 = new IndexReader(then, TreeHasher.of(HashSuite.SM3), MapName.INDEX);
        long count = sha256.leaf(key).map(IndexLeaf::count).orElse(0L);
        if (count > IndexAnswer.MAX_ENTRIES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "%d entries stand under this key, an answer holds at most %d",
                    count,
                    IndexAnswer.MAX_ENTRIES);
        }
        long size = Checkpoint.parse(note.text()).state().size();
        return new IndexAnswer(
                trustVersion, key, note.toString(), sha256.path(key), sm3.path(key), entries(key, count, size));
    }

    private List<LogEntry> entries(IndexKey key, long count, long size) {
        List<LogEntry> entries = new ArrayList<>();
        for (long position : log.bearers(key, 0, (int) count)) {
            if (position >= size) {
                break;
            }
            entries.add(LogEntry.parse(log.entry(position)
                    .orElseThrow(() -> new StoreFailed("entry " + position + " of the log is missing"))));
        }
        if (entries.size() != count) {
            throw new StoreFailed("the index counts %d entries of a key below %d, the log finds %d"
                    .formatted(count, size, entries.size()));
        }
        return entries;
    }
}
