/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListSnapshot;
import org.jianzheng.model.list.ReadablePart;

/**
 * Who stands on a list, as it is handed out.
 *
 * @param definition the list
 * @param entries the entries that have effect, in the order in which they were made
 */
public record ListTable(Definition definition, List<ExportedEntry> entries) {
    /** Copies the list. */
    public ListTable {
        entries = List.copyOf(entries);
    }

    /**
     * The table of a snapshot.
     *
     * @param deltas all deltas of the list in their order
     * @param readable the readable part of a delta, where whoever exports has it
     */
    public static ListTable of(
            Definition definition,
            List<ListSnapshot.Known> deltas,
            ListSnapshot snapshot,
            Function<ListSnapshot.Known, Optional<ReadablePart>> readable) {
        return new ListTable(
                definition,
                deltas.stream()
                        .flatMap(known -> snapshot
                                .entry(known.delta().subject())
                                .filter(entry -> entry.deltas().getFirst().equals(known.record()))
                                .map(entry ->
                                        new ExportedEntry(definition, known.delta(), entry, readable.apply(known)))
                                .stream())
                        .toList());
    }

    /**
     * The entries of a list whose end a delta says and has come, in the order in which they were made. Their readable parts are served no more and are left
     * out.
     *
     * @param deltas all deltas of the list in their order
     * @param on the day
     * @param knownAt what was recorded later is left out
     */
    public static ListTable ended(
            Definition definition, List<ListSnapshot.Known> deltas, LocalDate on, Instant knownAt) {
        Map<RecordRef, ListEntry> ended = ListSnapshot.histories(deltas, knownAt).values().stream()
                .flatMap(List::stream)
                .filter(entry ->
                        entry.end().filter(end -> !end.from().isAfter(on)).isPresent())
                .collect(Collectors.toMap(entry -> entry.deltas().getFirst(), entry -> entry));
        return new ListTable(
                definition,
                deltas.stream()
                        .flatMap(known -> Optional.ofNullable(ended.get(known.record()))
                                .map(entry -> new ExportedEntry(definition, known.delta(), entry, Optional.empty()))
                                .stream())
                        .toList());
    }

    /** Comma-separated values of the norm's violations; refuses ({@code STATE_FORBIDS}) a red list. */
    public String violations(NormTable table) {
        return ExportedRow.commaSeparated(entries.stream().map(table::violation).toList());
    }

    /** Comma-separated values of the norm's cancellations, of a table of {@link #ended}; refuses ({@code STATE_FORBIDS}) a red list. */
    public String cancellations(NormTable table) {
        return ExportedRow.commaSeparated(
                entries.stream().map(table::cancellation).toList());
    }

    /** Comma-separated values of the norm's black list, or of its awards for a red list. */
    public String norm(NormTable table) {
        return ExportedRow.commaSeparated(entries.stream()
                .map(definition.kind().burdens() ? table::blackList : table::reward)
                .toList());
    }

    /**
     * Comma-separated values with the fields of dual publication. What was imposed is the restriction of the readable part, or else the title of
     * the list; an entry of a list fines nobody.
     *
     * @param authority the name of the authority
     * @param code its credit code
     * @param penalty the kind of penalty
     * @throws org.jianzheng.model.error.Refusal {@code STATE_FORBIDS} for a red list, {@code TOO_LARGE} if a field does not hold its text
     */
    public String dualPublication(String authority, UnifiedCreditCode code, String penalty) {
        return ExportedRow.commaSeparated(entries.stream()
                .map(entry -> new DualPublication(
                                authority,
                                code,
                                penalty,
                                entry.restriction().isEmpty() ? definition.title() : entry.restriction(),
                                new AmountFen(0))
                        .row(entry))
                .toList());
    }
}
