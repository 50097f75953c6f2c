/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;

/**
 * Some entries of a log, each at its place, and found as in the whole one; of the others it knows nothing. Whoever keeps entries here has checked
 * them. One thread uses it; the store is not owned, and is no scratch store.
 *
 * @param store of the entries, used for nothing else
 * @param size of the log at the checkpoint under which the entries stand
 * @param paths to the roots of that checkpoint
 */
public record PartialLog(LogStore store, long size, Paths paths) implements ProvableLog {
    /** Gives the paths of entries that are kept. */
    @FunctionalInterface
    public interface Paths {
        /** Shows that an entry is in the tree of the checkpoint. */
        InclusionProof of(HashSuite suite, long position);
    }

    /** A log that finds entries and gives no paths. */
    public static PartialLog unproved(LogStore store, long size) {
        return new PartialLog(store, size, (suite, position) -> {
            throw new IllegalStateException("no paths are kept");
        });
    }

    /** Keeps entries that follow each other, the first at this position; to be called in log order. */
    public void keep(long first, List<LogEntry> entries) {
        StoreBatch batch = new StoreBatch();
        LogLookups.Batch found = lookups().into(batch);
        long position = first;
        for (LogEntry entry : entries) {
            batch.put(Table.ENTRIES, Keys.number(position), entry.canonical());
            found.put(entry.record(), position, List.of());
            position++;
        }
        store.write(batch);
    }

    @Override
    public Optional<byte[]> entry(long position) {
        return store.get(Table.ENTRIES, Keys.number(position));
    }

    @Override
    public OptionalLong position(RecordId id) {
        return lookups().position(id, size);
    }

    @Override
    public OptionalLong registration(KeyId key, long before) {
        return lookups().registration(key, Math.min(before, size));
    }

    @Override
    public OptionalLong capture(EvidenceId evidence) {
        return lookups().capture(evidence, size);
    }

    @Override
    public OptionalLong withdrawal(Digest content) {
        return lookups().withdrawal(content, size);
    }

    /** Refuses any size but that of the checkpoint. */
    @Override
    public InclusionProof inclusion(HashSuite suite, long index, long asked) {
        if (asked != size) {
            throw new IllegalArgumentException("entries are proved under " + size + " entries, not " + asked);
        }
        return paths.of(suite, index);
    }

    private LogLookups lookups() {
        return new LogLookups(store);
    }
}
