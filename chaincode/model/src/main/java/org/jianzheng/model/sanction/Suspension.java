/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The days on which somebody is barred: from the day of effect, which is barred although it is not counted, to the last day of the
 * term. It knows no scoring year, so that the turn of one changes nothing (invariant 11).
 *
 * @param effect the day on which it takes effect
 * @param term its length
 * @param stays the orders that suspend it, in order and apart from each other
 */
public record Suspension(LocalDate effect, Term term, List<Stay> stays) {
    /** Refuses ({@code STATE_FORBIDS}) stays that overlap, or that begin outside of the suspension. */
    public Suspension {
        stays = stays.stream().sorted(Comparator.comparing(Stay::from)).toList();
        LocalDate last = term.lastDay(effect);
        LocalDate free = effect;
        for (Stay stay : stays) {
            if (stay.from().isBefore(free) || stay.from().isAfter(last)) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "a stay from %s, where a day from %s to %s is free",
                        stay.from(),
                        free,
                        last);
            }
            free = stay.to().plusDays(1);
            last = after(stay, last);
        }
    }

    /** A suspension without stays. */
    public Suspension(LocalDate effect, Term term) {
        this(effect, term, List.of());
    }

    /** The last day, which is still barred. */
    public LocalDate lastDay() {
        LocalDate last = term.lastDay(effect);
        for (Stay stay : stays) {
            last = after(stay, last);
        }
        return last;
    }

    /** Whether a day lies between the first and the last, stayed or not. */
    boolean isRunningOn(LocalDate day) {
        return !day.isBefore(effect) && !day.isAfter(lastDay());
    }

    /** Whether a day is barred. */
    public boolean bars(LocalDate day) {
        return isRunningOn(day) && stays.stream().noneMatch(stay -> stay.covers(day));
    }

    private static LocalDate after(Stay stay, LocalDate last) {
        return switch (stay.clock()) {
            case RUNS -> last;
            case STOPS -> last.plusDays(stay.days());
        };
    }
}
