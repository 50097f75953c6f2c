/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;

/**
 * A measure that bars, with everything that is known of it.
 *
 * @param barred when and from what
 * @param stays the orders that stop it
 * @param end when it ended before its time
 * @param reinstatements what was done after it
 */
record Bar(
        StandingEvent.Barred barred,
        List<Stay> stays,
        Optional<End> end,
        List<StandingEvent.Reinstated> reinstatements) {
    Bar {
        stays = stays.stream().sorted(Comparator.comparing(Stay::from)).toList();
        reinstatements = List.copyOf(reinstatements);
    }

    /** The bars that these events tell of. */
    static List<Bar> of(List<StandingEvent> events) {
        return only(events.stream(), StandingEvent.Barred.class)
                .map(barred -> of(barred, events))
                .toList();
    }

    private static Bar of(StandingEvent.Barred barred, List<StandingEvent> events) {
        List<StandingEvent> own = events.stream()
                .filter(event -> event.sanction().equals(barred.sanction()))
                .toList();
        return new Bar(
                barred,
                only(own.stream(), StandingEvent.Stayed.class)
                        .map(StandingEvent.Stayed::stay)
                        .toList(),
                only(own.stream(), StandingEvent.Ended.class)
                        .map(StandingEvent.Ended::end)
                        .findFirst(),
                only(own.stream(), StandingEvent.Reinstated.class).toList());
    }

    private static <E extends StandingEvent> Stream<E> only(Stream<StandingEvent> events, Class<E> kind) {
        return events.filter(kind::isInstance).map(kind::cast);
    }

    /** Its days, if all are known. A stay of a decision with several measures stops those that it finds running. */
    Optional<Suspension> suspension() {
        return barred.effect().flatMap(effect -> barred.term().map(term -> days(effect, term)));
    }

    private Suspension days(LocalDate effect, Term term) {
        List<Stay> taken = new ArrayList<>();
        Suspension days = new Suspension(effect, term);
        for (Stay stay : stays) {
            if (days.isRunningOn(stay.from())) {
                taken.add(stay);
                days = new Suspension(effect, term, taken);
            }
        }
        return days;
    }

    /** Whether a stay finds it running; of what has no known days nobody can say that it does not. */
    boolean isStoppedBy(Stay stay) {
        return suspension().map(days -> days.stays().contains(stay)).orElse(true);
    }

    /** Refuses ({@code STATE_FORBIDS}) stays that overlap. */
    void requireConsistent() {
        suspension().ifPresent(Suspension::lastDay);
    }

    /** What it means for a day; nothing if it does not bear on it. */
    Optional<Eligibility.Outcome> on(LocalDate day, ReinstatementRule rule) {
        if (end.filter(early -> early.frees(day)).isPresent()) {
            return Optional.empty();
        }
        if (barred.effect().isEmpty()
                || (barred.term().isEmpty() && barred.measure().hasTerm())) {
            return Optional.of(Eligibility.Outcome.UNDETERMINED);
        }
        if (day.isBefore(barred.effect().get())) {
            return Optional.empty();
        }
        if (barred.measure() == Measure.Kind.REMOVAL) {
            boolean stayed = stays.stream().anyMatch(stay -> stay.covers(day));
            return stayed ? Optional.empty() : Optional.of(Eligibility.Outcome.DISMISSED);
        }
        return suspension().flatMap(days -> on(day, days, rule));
    }

    private Optional<Eligibility.Outcome> on(LocalDate day, Suspension days, ReinstatementRule rule) {
        if (days.bars(day)) {
            return Optional.of(Eligibility.Outcome.SUSPENDED);
        }
        List<ReinstatementRule.Need> needs = rule.after(days.effect(), days.term());
        boolean pending = barred.measure() == Measure.Kind.SUSPENSION
                && day.isAfter(days.lastDay())
                && !needs.isEmpty()
                && reinstatements.stream()
                        .noneMatch(done -> !day.isBefore(done.from())
                                && done.from().isAfter(days.lastDay())
                                && done.met().containsAll(needs));
        return pending ? Optional.of(Eligibility.Outcome.REINSTATEMENT_PENDING) : Optional.empty();
    }
}
