/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.List;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.model.error.Refusal;

/** An entry as it enters the log: with the bytes that the trees hash, and the keys under which it is found. */
public final class LogLeaf {
    private final LogEntry entry;
    private final byte[] canonical;
    private final List<IndexKey> keys;

    private LogLeaf(LogEntry entry, byte[] canonical) {
        this.entry = entry;
        this.canonical = canonical;
        this.keys = List.copyOf(EntryKeys.of(entry.record()));
    }

    /** Of entries in their own bytes. Making these and the keys is worth a second processor, as hashing is. */
    static List<LogLeaf> all(List<LogEntry> entries) {
        return entries.parallelStream()
                .map(entry -> new LogLeaf(entry, entry.canonical()))
                .toList();
    }

    /**
     * Of an entry in the bytes that it is read from, which are taken over.
     *
     * @throws Refusal if they are not the canonical bytes of an entry
     */
    public static LogLeaf parse(byte[] canonical) {
        return new LogLeaf(LogEntry.parse(canonical), canonical);
    }

    /** The entry. */
    public LogEntry entry() {
        return entry;
    }

    byte[] canonical() {
        return canonical;
    }

    List<IndexKey> keys() {
        return keys;
    }
}
