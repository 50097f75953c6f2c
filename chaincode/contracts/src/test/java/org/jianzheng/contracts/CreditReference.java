/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jianzheng.model.code.Dates;

/**
 * What credit is, said a second time and otherwise: it keeps no state but the list of what was accepted, and looks everything up in that list
 * whenever it is asked.
 */
final class CreditReference {
    static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.of(2026, 4, 10), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 4));
    static final Set<LocalDate> WORKED = Set.of(LocalDate.of(2026, 4, 12), LocalDate.of(2026, 5, 9));
    static final int REPAIRABLE_AFTER_DAYS = 5;
    static final int REPORT_AT = 8;
    static final List<String> RULES = List.of("LATE", "SCORING", "BIAS");

    /**
     * What was accepted.
     *
     * @param of the place in the list of the behaviour or proposal that it is about; its own place for what begins something
     */
    record Accepted(Instant at, int of, CreditCommand what) {}

    private final List<Accepted> list = new ArrayList<>();

    /** What was accepted and is so, by the places in the list. */
    List<Integer> places(Predicate<CreditCommand> kind) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (kind.test(list.get(i).what())) {
                places.add(i);
            }
        }
        return places;
    }

    int size() {
        return list.size();
    }

    void accept(Instant at, int of, CreditCommand what) {
        list.add(new Accepted(at, of, what));
    }

    /** With what code it is refused now; empty if it is accepted. */
    Optional<String> refusal(CreditCommand what, int of, Instant now) {
        LocalDate today = Dates.of(now);
        return switch (what) {
            case CreditCommand.Pass ignored -> Optional.empty();
            case CreditCommand.Behave ignored -> Optional.empty();
            case CreditCommand.Suspend ignored -> Optional.empty();
            case CreditCommand.Ask ignored -> Optional.empty();
            case CreditCommand.Propose propose -> proposing(propose, of);
            case CreditCommand.Notify ignored -> unless(state(of).equals("PROPOSED"));
            case CreditCommand.Contest ignored ->
                unless(state(of).equals("NOTIFIED")
                        && !today.isAfter(objectBy(of).orElseThrow()));
            case CreditCommand.Decide decide ->
                decide.byCentre() ? Optional.of("ROLE_FORBIDDEN") : unless(decidable(of, decide.confirmed(), today));
            case CreditCommand.Exempt exempt ->
                used(exempt.tag()) ? Optional.of("NOT_FIRST_OFFENCE") : unless(isOpen(of));
            case CreditCommand.Repair ignored -> repairing(of, today);
        };
    }

    private static Optional<String> unless(boolean allowed) {
        return allowed ? Optional.empty() : Optional.of("STATE_FORBIDS");
    }

    private Optional<String> proposing(CreditCommand.Propose propose, int behaviour) {
        boolean fits = switch (propose.rule()) {
            case 0 -> propose.points() == 2;
            case 1 -> true;
            default -> propose.points() >= 3 && propose.points() <= 6 && propose.discretion();
        };
        if (!fits) {
            return Optional.of("POINTS_REFUSED");
        }
        boolean counted = places(CreditCommand.Propose.class::isInstance).stream()
                .filter(other -> !state(other).equals("REJECTED"))
                .filter(other -> ((CreditCommand.Propose) list.get(other).what()).rule() == propose.rule())
                .map(this::behaviour)
                .anyMatch(other -> subject(other) == subject(behaviour) && file(other) == file(behaviour));
        return counted ? Optional.of("ALREADY_COUNTED") : Optional.empty();
    }

    private Optional<String> repairing(int proposal, LocalDate today) {
        Optional<Accepted> confirmation = confirmation(proposal);
        if (confirmation.isEmpty()) {
            return Optional.of("STATE_FORBIDS");
        }
        if (repair(proposal).isPresent()) {
            return Optional.of("ALREADY_DONE");
        }
        return unless(!today.isBefore(Dates.of(confirmation.get().at()).plusDays(REPAIRABLE_AFTER_DAYS)));
    }

    /** Of which behaviour a proposal is. */
    int behaviour(int proposal) {
        return list.get(proposal).of();
    }

    /** Whose a behaviour is. */
    int subject(int behaviour) {
        return ((CreditCommand.Behave) list.get(behaviour).what()).subject();
    }

    /** The behaviour whose file shows this one. */
    int file(int behaviour) {
        return list.get(behaviour).of();
    }

    String state(int proposal) {
        String state = "PROPOSED";
        for (Accepted step : about(proposal)) {
            state = switch (step.what()) {
                case CreditCommand.Notify ignored -> "NOTIFIED";
                case CreditCommand.Contest ignored -> "OBJECTED";
                case CreditCommand.Decide decide -> decide.confirmed() ? "CONFIRMED" : "REJECTED";
                case CreditCommand.Exempt ignored -> "EXEMPTED";
                default -> state;
            };
        }
        return state;
    }

    private List<Accepted> about(int proposal) {
        return list.stream()
                .filter(step -> step.of() == proposal)
                .filter(step -> !(step.what() instanceof CreditCommand.Propose))
                .toList();
    }

    private Optional<Accepted> first(int proposal, Predicate<CreditCommand> kind) {
        return about(proposal).stream().filter(step -> kind.test(step.what())).findFirst();
    }

    private boolean isOpen(int proposal) {
        return Set.of("PROPOSED", "NOTIFIED", "OBJECTED").contains(state(proposal));
    }

    private boolean decidable(int proposal, boolean confirmed, LocalDate today) {
        if (!confirmed) {
            return isOpen(proposal);
        }
        return switch (state(proposal)) {
            case "NOTIFIED" -> today.isAfter(objectBy(proposal).orElseThrow());
            case "OBJECTED" -> true;
            default -> false;
        };
    }

    /** The last day to object. */
    Optional<LocalDate> objectBy(int proposal) {
        return first(proposal, CreditCommand.Notify.class::isInstance).map(step -> working(Dates.of(step.at()), 5));
    }

    /** The last day to answer an objection. */
    Optional<LocalDate> answerBy(int proposal) {
        return first(proposal, CreditCommand.Contest.class::isInstance).map(step -> working(Dates.of(step.at()), 10));
    }

    private static LocalDate working(LocalDate event, int count) {
        return event.plusDays(1)
                .datesUntil(event.plusDays(90))
                .filter(day -> WORKED.contains(day)
                        || (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !HOLIDAYS.contains(day)))
                .skip(count - 1L)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Accepted> confirmation(int proposal) {
        return first(proposal, what -> what instanceof CreditCommand.Decide decide && decide.confirmed());
    }

    private Optional<Accepted> repair(int proposal) {
        return first(proposal, CreditCommand.Repair.class::isInstance);
    }

    private boolean used(int tag) {
        return list.stream().anyMatch(step -> switch (step.what()) {
            case CreditCommand.Exempt exempt -> exempt.tag() == tag;
            case CreditCommand.Decide decide -> decide.confirmed() && decide.tag() == tag && tag > 0;
            default -> false;
        });
    }

    /** From what day on a confirmed deduction counts. */
    Optional<LocalDate> effectiveFrom(int proposal) {
        return confirmation(proposal)
                .map(decision -> first(proposal, CreditCommand.Contest.class::isInstance)
                        .map(objection -> Dates.of(decision.at()).plusDays(1))
                        .orElseGet(() -> objectBy(proposal).orElseThrow().plusDays(1)));
    }

    /** The proposals that count against somebody on a day, as known at a time. */
    Set<Integer> counting(int subject, LocalDate on, Instant knownAt) {
        Set<Integer> counting = new HashSet<>();
        for (int proposal : known(subject, on, knownAt)) {
            boolean begun = !effectiveFrom(proposal).orElseThrow().isAfter(on);
            boolean over = repair(proposal)
                    .filter(step -> !step.at().isAfter(knownAt))
                    .filter(step -> !Dates.of(step.at()).isAfter(on))
                    .isPresent();
            if (begun && !over) {
                counting.add(proposal);
            }
        }
        return counting;
    }

    private List<Integer> known(int subject, LocalDate on, Instant knownAt) {
        return places(CreditCommand.Propose.class::isInstance).stream()
                .filter(proposal -> subject(behaviour(proposal)) == subject)
                .filter(proposal -> confirmation(proposal)
                        .filter(step -> !step.at().isAfter(knownAt))
                        .isPresent())
                .filter(proposal ->
                        !Dates.of(list.get(behaviour(proposal)).at()).isAfter(on))
                .toList();
    }

    long points(Iterable<Integer> proposals) {
        long sum = 0;
        for (int proposal : proposals) {
            sum += ((CreditCommand.Propose) list.get(proposal).what()).points();
        }
        return sum;
    }

    /** Whether the supervisor is to be told. */
    boolean reported(int subject, LocalDate on, Instant knownAt) {
        return points(known(subject, on, knownAt)) >= REPORT_AT;
    }

    /** Whether somebody may evaluate. */
    String eligibility(int subject, LocalDate on, Instant knownAt) {
        String answer = "ELIGIBLE";
        for (Accepted step : list) {
            if (step.what() instanceof CreditCommand.Suspend suspend
                    && suspend.subject() == subject
                    && !step.at().isAfter(knownAt)) {
                if (suspend.months() == 0) {
                    answer = answer.equals("SUSPENDED") ? answer : "UNDETERMINED";
                } else {
                    LocalDate begin = Dates.of(step.at()).minusDays(suspend.daysAgo());
                    if (!on.isBefore(begin) && !on.isAfter(corresponding(begin, suspend.months()))) {
                        answer = "SUSPENDED";
                    }
                }
            }
        }
        return answer;
    }

    /** The corresponding day, or the month's last (Civil Code, article 202). */
    private static LocalDate corresponding(LocalDate day, int months) {
        int month = day.getYear() * 12 + day.getMonthValue() - 1 + months;
        YearMonth last = YearMonth.of(month / 12, month % 12 + 1);
        return last.atDay(Math.min(day.getDayOfMonth(), last.lengthOfMonth()));
    }
}
