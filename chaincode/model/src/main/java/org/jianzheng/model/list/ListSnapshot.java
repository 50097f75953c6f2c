/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;

/**
 * Who stands on a list on a day, as known at a time: a pure fold of its deltas.
 *
 * @param on the day
 * @param knownAt the time
 * @param entries the entries that have effect, by subject, in the order in which the subjects first came
 */
public record ListSnapshot(LocalDate on, Instant knownAt, Map<Subject, ListEntry> entries) {
    /**
     * A delta on the ledger.
     *
     * @param record its record
     * @param delta what it says
     * @param time since when it is known: the ledger time
     */
    public record Known(RecordRef record, Delta delta, Instant time) {}

    /** Copies the map, in its order. */
    public ListSnapshot {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * The snapshot.
     *
     * @param deltas deltas of one list in their order; those of some subjects may be left out, whose entries are then left out, too
     * @throws org.jianzheng.model.error.Refusal if they cannot stand in this order on one list
     */
    public static ListSnapshot of(List<Known> deltas, LocalDate on, Instant knownAt) {
        Map<Subject, ListEntry> inForce = new LinkedHashMap<>();
        histories(deltas, knownAt)
                .forEach((subject, runs) -> runs.stream()
                        .filter(entry -> entry.hasEffectOn(on))
                        .findFirst()
                        .ifPresent(entry -> inForce.put(subject, entry)));
        return new ListSnapshot(on, knownAt, inForce);
    }

    /** The entry of a subject. */
    public Optional<ListEntry> entry(Subject subject) {
        return Optional.ofNullable(entries.get(subject));
    }

    /** All entries of each subject, those that are over included, as known at a time; refuses as {@link #of}. */
    public static Map<Subject, List<ListEntry>> histories(List<Known> deltas, Instant knownAt) {
        Map<Subject, List<ListEntry>> histories = new LinkedHashMap<>();
        for (Known known : deltas) {
            if (known.time().isAfter(knownAt)) {
                continue;
            }
            List<ListEntry> runs = histories.computeIfAbsent(known.delta().subject(), subject -> new ArrayList<>());
            Optional<ListEntry> before = runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
            ListEntry after =
                    ListEntry.after(before, known.record(), known.delta().change());
            if (before.isPresent() && !(known.delta().change() instanceof ListChange.Listed)) {
                runs.removeLast();
            }
            runs.add(after);
        }
        return histories;
    }
}
