/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * An entry of a list from the delta that made it on: a state machine whose every step is checked, and whose end needs no step (invariant 14).
 *
 * @param deltas the deltas that concern it, the first of them made it
 * @param ground what it rests on
 * @param from its first day
 * @param until its last day
 * @param bounds the bounds of an entry that burdens
 * @param pauses days without effect
 * @param end how it ended before its last day, or that its end was said
 */
public record ListEntry(
        List<RecordRef> deltas,
        ListChange.Ground ground,
        LocalDate from,
        LocalDate until,
        Optional<ListChange.Bounds> bounds,
        List<ListChange.Suspended> pauses,
        Optional<End> end) {
    /** The most deltas of one entry. */
    public static final int MAX_DELTAS = 256;

    /**
     * How an entry ended.
     *
     * @param cause why
     * @param from the first day on which it has no effect
     */
    public record End(Cause cause, LocalDate from) {
        /** Why an entry ends. */
        public enum Cause {
            /** Its days were over. */
            EXPIRED,
            /** The credit of the subject was repaired. */
            REPAIRED,
            /** What it rested on was revoked. */
            REVOKED,
            /** It was lifted early. */
            LIFTED,
            /** It should never have been made. */
            MISTAKEN
        }
    }

    /** Copies the lists. */
    public ListEntry {
        deltas = List.copyOf(deltas);
        pauses = List.copyOf(pauses);
    }

    /**
     * The entry after a delta.
     *
     * @param before the newest entry of the subject on the list
     * @throws Refusal {@code STATE_FORBIDS} if the state does not allow the step, {@code REFERENCE_UNKNOWN} if a correction is of no delta of the
     *     entry, {@code TOO_LARGE} if there are too many deltas
     */
    public static ListEntry after(Optional<ListEntry> before, RecordRef delta, ListChange change) {
        if (change instanceof ListChange.Listed listed) {
            before.ifPresent(entry -> entry.requireOverBefore(listed.from()));
            return new ListEntry(
                    List.of(delta),
                    listed.ground(),
                    listed.from(),
                    listed.until(),
                    listed.bounds(),
                    List.of(),
                    Optional.empty());
        }
        return before.orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "the subject does not stand on the list"))
                .after(delta, change);
    }

    private ListEntry after(RecordRef delta, ListChange change) {
        if (deltas.size() >= MAX_DELTAS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "an entry has %d deltas", MAX_DELTAS);
        }
        if (change instanceof ListChange.Corrected correction) {
            if (!deltas.contains(correction.corrects())) {
                throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no delta of the entry", correction.corrects());
            }
            return with(delta, until, pauses, end);
        }
        end.ifPresent(over -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the entry is %s from %s on", over.cause(), over.from());
        });
        return switch (change) {
            case ListChange.Amended amended -> {
                if (amended.until().isBefore(from)) {
                    throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the entry begins on %s", from);
                }
                bounds.ifPresent(bound -> requireWithinBounds(bound, amended.until()));
                yield with(delta, amended.until(), pauses, end);
            }
            case ListChange.Suspended pause -> {
                List<ListChange.Suspended> all = new ArrayList<>(pauses);
                all.add(pause);
                yield with(delta, until, all, end);
            }
            case ListChange.Expired ignored -> ended(delta, End.Cause.EXPIRED, until.plusDays(1));
            case ListChange.Repaired repaired -> {
                bounds.ifPresent(bound -> requireRepairable(bound, repaired.from()));
                yield ended(delta, End.Cause.REPAIRED, repaired.from());
            }
            case ListChange.Delisted delisted ->
                ended(delta, End.Cause.valueOf(delisted.cause().name()), delisted.from());
            case ListChange.Listed ignored -> throw new IllegalArgumentException("begins an entry");
            case ListChange.Corrected ignored -> throw new IllegalArgumentException("ends nothing");
        };
    }

    /** Refuses ({@code STATE_FORBIDS}) a last day behind the longest publication (invariant 14). */
    public static void requireWithinBounds(ListChange.Bounds bounds, LocalDate last) {
        if (last.isAfter(bounds.most())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "found on %s it is published until %s at most",
                    bounds.found(),
                    bounds.most());
        }
    }

    private static void requireRepairable(ListChange.Bounds bound, LocalDate day) {
        if (day.isBefore(bound.repairableFrom())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "it may be repaired from %s on", bound.repairableFrom());
        }
    }

    private void requireOverBefore(LocalDate day) {
        LocalDate free = end.map(End::from).filter(over -> !over.isAfter(until)).orElse(until.plusDays(1));
        if (day.isBefore(free)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the subject stands on the list until %s", free.minusDays(1));
        }
    }

    /** Whether it has effect on a day. */
    public boolean hasEffectOn(LocalDate day) {
        return !day.isBefore(from)
                && !day.isAfter(until)
                && end.filter(over -> !day.isBefore(over.from())).isEmpty()
                && pauses.stream().noneMatch(pause -> !day.isBefore(pause.from()) && !day.isAfter(pause.to()));
    }

    /** The first day after a day on which {@link #hasEffectOn} may answer otherwise; none if it never will. */
    public Optional<LocalDate> nextTurn(LocalDate day) {
        return Stream.of(
                        Stream.of(from, until.plusDays(1)),
                        end.map(End::from).stream(),
                        pauses.stream()
                                .flatMap(pause ->
                                        Stream.of(pause.from(), pause.to().plusDays(1))))
                .flatMap(days -> days)
                .filter(turn -> turn.isAfter(day))
                .min(LocalDate::compareTo);
    }

    private ListEntry ended(RecordRef delta, End.Cause cause, LocalDate day) {
        if (day.isBefore(from)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the entry begins on %s", from);
        }
        return with(delta, until, pauses, Optional.of(new End(cause, day)));
    }

    private ListEntry with(RecordRef delta, LocalDate last, List<ListChange.Suspended> without, Optional<End> over) {
        List<RecordRef> all = new ArrayList<>(deltas);
        all.add(delta);
        return new ListEntry(all, ground, from, last, bounds, without, over);
    }

    /** Reads the JSON form. */
    public static ListEntry fromJson(JsonObject json) {
        return new ListEntry(
                json.array("deltas").strings().stream().map(RecordRef::parse).toList(),
                ListChange.Ground.fromJson(json.object("ground")),
                Dates.parse(json.string("from")),
                Dates.parse(json.string("until")),
                json.optionalObject("bounds").map(ListChange.Bounds::fromJson),
                json.array("pauses").objects().stream()
                        .map(pause -> new ListChange.Suspended(
                                Dates.parse(pause.string("from")), Dates.parse(pause.string("to"))))
                        .toList(),
                json.optionalObject("end")
                        .map(over -> new End(
                                Members.choice(End.Cause.class, over, "cause"), Dates.parse(over.string("from")))));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "deltas",
                        JsonArray.ofStrings(
                                deltas.stream().map(RecordRef::toString).toList()))
                .put("ground", ground.toJson())
                .put("from", Dates.format(from))
                .put("until", Dates.format(until))
                .putValueIfPresent("bounds", bounds.map(ListChange.Bounds::toJson))
                .put(
                        "pauses",
                        JsonArray.of(pauses.stream()
                                .map(pause -> JsonObject.builder()
                                        .put("from", Dates.format(pause.from()))
                                        .put("to", Dates.format(pause.to()))
                                        .build())
                                .toList()))
                .putValueIfPresent(
                        "end",
                        end.map(over -> JsonObject.builder()
                                .put("cause", over.cause().name())
                                .put("from", Dates.format(over.from()))
                                .build()))
                .build();
    }
}
