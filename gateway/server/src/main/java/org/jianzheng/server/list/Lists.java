/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.list;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.list.ListFeed;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.model.list.PastAccess;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.springframework.stereotype.Component;

/** Lists as the own log knows them. */
@Component
class Lists {
    /** The most deltas of a list that an answer is folded from. */
    private static final int MAX_DELTAS = 100_000;

    private final LedgerLog log;
    private final InstantSource clock;

    Lists(LedgerLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Who stands on a list now; refuses ({@code NOT_FOUND}) a list that nobody began. */
    ListSnapshot now(ListId list) {
        Instant now = clock.instant();
        return feed(list).snapshot(Dates.of(now), now);
    }

    /** The deltas of a subject's entry that is in force now; none if there is no such entry. */
    Map<RecordRef, Delta> deltas(ListId list, Subject subject) {
        Instant now = clock.instant();
        ListFeed feed = feed(list);
        List<RecordRef> named = feed.snapshot(Dates.of(now), now)
                .entry(subject)
                .map(ListEntry::deltas)
                .orElseGet(List::of);
        Map<RecordRef, Delta> deltas = new LinkedHashMap<>();
        feed.deltas().stream()
                .filter(known -> named.contains(known.record()))
                .forEach(known -> deltas.put(known.record(), known.delta()));
        return deltas;
    }

    /**
     * Who stood on a list on a day, as known at a time.
     *
     * @param access the record that states why entries that are over are read
     * @throws Refusal {@code BASIS_REQUIRED} if that record is not on the ledger, is of another list, or may be used no more
     */
    ListSnapshot then(ListId list, LocalDate on, Instant knownAt, Optional<RecordId> access) {
        requireBasis(list, access);
        return feed(list).snapshot(on, knownAt);
    }

    private void requireBasis(ListId list, Optional<RecordId> access) {
        LocalDate today = Dates.of(clock.instant());
        boolean stated = access.flatMap(this::record)
                .filter(record -> record.type() == RecordType.LIST_ACCESS)
                .map(record -> PastAccess.fromJson(record.body()))
                .filter(basis -> basis.list().equals(list) && !today.isAfter(basis.until()))
                .isPresent();
        if (!stated) {
            throw Refusal.of(
                    ErrorCode.BASIS_REQUIRED,
                    "earlier days of list %s are read with a list.access record that is on the ledger and not over",
                    list);
        }
    }

    private Optional<ReadableRecord> record(RecordId id) {
        return log.position(id).stream()
                .mapToObj(log::entry)
                .flatMap(Optional::stream)
                .map(bytes -> Envelope.parse(LogEntry.parse(bytes).record()))
                .filter(ReadableRecord.class::isInstance)
                .map(ReadableRecord.class::cast)
                .findFirst();
    }

    /** A list from its beginning on; refuses ({@code NOT_FOUND}) one that nobody began, {@code TOO_LARGE} one that is too long. */
    ListFeed feed(ListId list) {
        return ListFeed.of(positions(list).stream().map(this::entry).toList());
    }

    /** Where the records of a list stand in the log, the one that began it first; refuses as {@link #feed}. */
    List<Long> positions(ListId list) {
        List<Long> positions = log.bearers(new IndexKey(IndexName.DELTA, list.value()), 0, MAX_DELTAS + 1);
        if (positions.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "there is no list %s", list);
        }
        if (positions.size() > MAX_DELTAS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "list %s has more than %d deltas", list, MAX_DELTAS);
        }
        return positions;
    }

    /** The entry at a position. */
    LogEntry entry(long position) {
        return LogEntry.parse(log.entry(position).orElseThrow());
    }
}
