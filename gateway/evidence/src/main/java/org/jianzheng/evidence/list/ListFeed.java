/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * A list from its beginning on: the record that began it, and deltas that are linked to each other.
 *
 * @param definition what the list is
 * @param deltas its deltas in their order, each with its ledger time
 */
public record ListFeed(Definition definition, List<ListSnapshot.Known> deltas) {
    /** Copies the list. */
    public ListFeed {
        deltas = List.copyOf(deltas);
    }

    /**
     * Reads the entries of a list from the first on. That they are all, and on the ledger, is for an answer to prove.
     *
     * @throws Refusal {@code OUT_OF_ORDER} if one is left out, repeated, moved, or of another list; another code for a record that is malformed
     */
    public static ListFeed of(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            throw Refusal.of(ErrorCode.OUT_OF_ORDER, "a list begins with its definition");
        }
        ReadableRecord begun = record(entries.getFirst(), RecordType.LIST_DEFINITION);
        Definition definition = Definition.fromJson(begun.body());
        DualDigest last = DualDigest.of(begun.canonical());
        List<ListSnapshot.Known> deltas = new ArrayList<>();
        for (LogEntry entry : entries.subList(1, entries.size())) {
            ReadableRecord record = record(entry, RecordType.LIST_DELTA);
            Delta delta = Delta.fromJson(record.body());
            if (delta.sequence() != deltas.size() + 1L
                    || !delta.previous().equals(last)
                    || !delta.list().equals(definition.list())) {
                throw Refusal.of(
                        ErrorCode.OUT_OF_ORDER,
                        "delta %d of list %s stands behind %d deltas of list %s",
                        delta.sequence(),
                        delta.list(),
                        deltas.size(),
                        definition.list());
            }
            deltas.add(new ListSnapshot.Known(new RecordRef(record.id()), delta, entry.time()));
            last = DualDigest.of(record.canonical());
        }
        return new ListFeed(definition, deltas);
    }

    /** Who stands on the list on a day, as known at a time. */
    public ListSnapshot snapshot(LocalDate on, Instant knownAt) {
        return ListSnapshot.of(deltas, on, knownAt);
    }

    private static ReadableRecord record(LogEntry entry, RecordType type) {
        if (Envelope.parse(entry.record()) instanceof ReadableRecord record && record.type() == type) {
            return record;
        }
        throw Refusal.of(
                ErrorCode.OUT_OF_ORDER,
                "a %s belongs here, not %s",
                type.wireName(),
                entry.record().string("type"));
    }
}
