/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.catalogue.ReinstatementRule.Need;
import org.jianzheng.model.catalogue.ReinstatementRule.Step;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.sanction.Eligibility.Outcome;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final Random RANDOM = new Random(31);
    private static final Instant RECORDED = Instant.parse("2020-03-18T01:00:00Z");
    private static final Instant LATER = Instant.parse("2021-12-31T00:00:00Z");
    private static final LocalDate EFFECT = LocalDate.of(2020, 3, 16);
    private static final Subject EXPERT = new Subject.Person(PersonRef.random(RANDOM));
    private static final RecordRef SANCTION = ref();
    private static final StandingEvent SUSPENDED =
            barred(Measure.Kind.SUSPENSION, Scope.EVERYTHING, Optional.of(EFFECT), Optional.of(Term.months(15)));
    private static final ReinstatementRule BY_STEPS = new ReinstatementRule(List.of(
            new Step(3, List.of()),
            new Step(6, List.of(Need.APPLICATION, Need.COMMITMENT)),
            new Step(9_999, List.of(Need.APPLICATION, Need.COMMITMENT, Need.TEST))));

    @Test
    void a_suspension_bars_from_its_first_day_to_its_last_and_knows_no_scoring_year() { // invariants 10, 11
        assertThat(on("2020-03-15", SUSPENDED)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on("2020-03-16", SUSPENDED)).isEqualTo(Outcome.SUSPENDED);
        assertThat(on("2021-01-05", SUSPENDED)).isEqualTo(Outcome.SUSPENDED);
        assertThat(on("2021-06-16", SUSPENDED)).isEqualTo(Outcome.SUSPENDED);
        assertThat(on("2021-06-17", SUSPENDED)).isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void an_answer_knows_what_was_recorded_by_then() { // invariant 10
        LocalDate day = LocalDate.of(2020, 3, 17);
        assertThat(ask(day, RECORDED.minusSeconds(1), ReinstatementRule.AUTOMATIC, SUSPENDED)
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
        assertThat(ask(day, RECORDED, ReinstatementRule.AUTOMATIC, SUSPENDED).outcome())
                .isEqualTo(Outcome.SUSPENDED);
    }

    @Test
    void a_bar_whose_days_are_unknown_leaves_it_to_a_person() {
        StandingEvent undated = barred(Measure.Kind.SUSPENSION, Scope.EVERYTHING, Optional.empty(), Optional.empty());
        StandingEvent endless =
                barred(Measure.Kind.RESTRICTION, Scope.EVERYTHING, Optional.of(EFFECT), Optional.empty());
        assertThat(on("2020-04-01", undated)).isEqualTo(Outcome.UNDETERMINED);
        assertThat(on("2020-04-01", endless)).isEqualTo(Outcome.UNDETERMINED);
        assertThat(Outcome.UNDETERMINED.verdict()).isEqualTo(Eligibility.Verdict.UNDETERMINED);
        assertThat(on("2020-04-01", undated, SUSPENDED)).isEqualTo(Outcome.SUSPENDED);
    }

    @Test
    void a_pool_takes_back_by_its_rule_and_by_the_length_of_the_suspension() {
        LocalDate after = LocalDate.of(2021, 6, 17);
        assertThat(ask(after, LATER, BY_STEPS, SUSPENDED).outcome()).isEqualTo(Outcome.REINSTATEMENT_PENDING);
        assertThat(ask(after, LATER, BY_STEPS, SUSPENDED, reinstated("2021-06-17", Need.APPLICATION))
                        .outcome())
                .isEqualTo(Outcome.REINSTATEMENT_PENDING);
        StandingEvent done = reinstated("2021-07-01", Need.APPLICATION, Need.COMMITMENT, Need.TEST);
        assertThat(ask(LocalDate.of(2021, 6, 30), LATER, BY_STEPS, SUSPENDED, done)
                        .outcome())
                .isEqualTo(Outcome.REINSTATEMENT_PENDING);
        assertThat(ask(LocalDate.of(2021, 7, 1), LATER, BY_STEPS, SUSPENDED, done)
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
        StandingEvent quarter =
                barred(Measure.Kind.SUSPENSION, Scope.EVERYTHING, Optional.of(EFFECT), Optional.of(Term.months(3)));
        assertThat(ask(after, LATER, BY_STEPS, quarter).outcome()).isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void a_removal_has_no_end() {
        StandingEvent removed = barred(Measure.Kind.REMOVAL, Scope.EVERYTHING, Optional.of(EFFECT), Optional.empty());
        assertThat(on("2020-03-15", removed)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on("2045-03-16", removed)).isEqualTo(Outcome.DISMISSED);
    }

    @Test
    void only_a_stay_stops_the_days_and_they_are_made_up_for() { // invariant 12
        StandingEvent stayed = new StandingEvent.Stayed(
                SANCTION,
                ref(),
                RECORDED,
                new Stay(LocalDate.of(2020, 4, 1), LocalDate.of(2020, 4, 30), Stay.Clock.STOPS));
        assertThat(on("2020-04-15", SUSPENDED, stayed)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on("2021-06-17", SUSPENDED, stayed)).isEqualTo(Outcome.SUSPENDED);
        assertThat(on("2021-07-17", SUSPENDED, stayed)).isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void a_stay_stops_of_several_measures_those_that_it_finds_running() {
        StandingEvent quarter =
                barred(Measure.Kind.RESTRICTION, Scope.EVERYTHING, Optional.of(EFFECT), Optional.of(Term.months(3)));
        StandingEvent stayed = new StandingEvent.Stayed(
                SANCTION,
                ref(),
                RECORDED,
                new Stay(LocalDate.of(2020, 9, 1), LocalDate.of(2020, 9, 30), Stay.Clock.STOPS));
        assertThat(on("2020-06-16", quarter, stayed)).isEqualTo(Outcome.SUSPENDED);
        assertThat(on("2020-06-17", quarter, stayed)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on("2020-09-15", quarter, SUSPENDED, stayed)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on("2021-07-16", quarter, SUSPENDED, stayed)).isEqualTo(Outcome.SUSPENDED);
        assertThat(ask(LocalDate.of(2020, 9, 15), LATER, BY_STEPS, SUSPENDED, stayed)
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void what_was_revoked_never_counted_and_past_answers_stay_as_they_were() { // invariant 13
        Instant revokedAt = Instant.parse("2020-06-01T01:00:00Z");
        StandingEvent never = new StandingEvent.Ended(
                SANCTION, ref(), revokedAt, new End(End.Cause.REVOKED_EX_TUNC, EFFECT, Optional.empty()));
        StandingEvent fromNow = new StandingEvent.Ended(
                SANCTION,
                ref(),
                revokedAt,
                new End(End.Cause.REVOKED_EX_NUNC, LocalDate.of(2020, 6, 1), Optional.empty()));
        assertThat(on("2020-05-01", SUSPENDED, never)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on("2020-05-01", SUSPENDED, fromNow)).isEqualTo(Outcome.SUSPENDED);
        assertThat(on("2020-06-01", SUSPENDED, fromNow)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(ask(
                                LocalDate.of(2020, 5, 1),
                                revokedAt.minusSeconds(1),
                                ReinstatementRule.AUTOMATIC,
                                SUSPENDED,
                                never)
                        .outcome())
                .isEqualTo(Outcome.SUSPENDED);
    }

    @Test
    void a_bar_reaches_as_far_as_its_scope() {
        StandingEvent here = barred(
                Measure.Kind.RESTRICTION,
                new Scope(List.of(Role.BIDDER), Optional.of("6208"), List.of("交通")),
                Optional.of(EFFECT),
                Optional.of(Term.months(15)));
        assertThat(as(Role.BIDDER, "620802", "交通", here)).isEqualTo(Outcome.SUSPENDED);
        assertThat(as(Role.AGENCY, "620802", "交通", here)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(as(Role.BIDDER, "6201", "交通", here)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(as(Role.BIDDER, "620802", "水利", here)).isEqualTo(Outcome.ELIGIBLE);
        // Whoever does not say where asks for everywhere.
        assertThat(as(Role.BIDDER, "62", "交通", here)).isEqualTo(Outcome.SUSPENDED);
    }

    @Test
    void a_stay_that_overlaps_another_is_refused() {
        StandingHead standing = new StandingHead(EXPERT, List.of(SUSPENDED));
        StandingEvent.Stayed stay = new StandingEvent.Stayed(
                SANCTION,
                ref(),
                RECORDED,
                new Stay(LocalDate.of(2020, 4, 1), LocalDate.of(2020, 4, 30), Stay.Clock.STOPS));
        StandingHead once = standing.with(List.of(stay));
        assertThatThrownBy(() -> once.with(List.of(stay))).hasMessageStartingWith("STATE_FORBIDS: ");
        assertThat(StandingHead.fromJson(once.toJson())).isEqualTo(once);
    }

    @Test
    void the_same_question_has_the_same_digest() { // invariant 10
        Eligibility first = ask(EFFECT, LATER, ReinstatementRule.AUTOMATIC, SUSPENDED);
        assertThat(ask(EFFECT, LATER, ReinstatementRule.AUTOMATIC, SUSPENDED).digest())
                .isEqualTo(first.digest());
        assertThat(ask(EFFECT, LATER, ReinstatementRule.AUTOMATIC).digest()).isNotEqualTo(first.digest());
        assertThat(first.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.lastDay()).contains(LocalDate.of(2021, 6, 16)));
    }

    private static Outcome on(String day, StandingEvent... events) {
        return ask(LocalDate.parse(day), LATER, ReinstatementRule.AUTOMATIC, events)
                .outcome();
    }

    private static Outcome as(Role role, String region, String sector, StandingEvent event) {
        return Eligibility.of(
                        new Eligibility.Question(
                                EXPERT,
                                new Participation(role, Optional.of(region), Optional.of(sector)),
                                LocalDate.of(2020, 5, 1),
                                LATER,
                                Optional.empty()),
                        List.of(event),
                        ReinstatementRule.AUTOMATIC)
                .outcome();
    }

    private static Eligibility ask(LocalDate day, Instant knownAt, ReinstatementRule rule, StandingEvent... events) {
        return Eligibility.of(
                new Eligibility.Question(
                        EXPERT,
                        new Participation(Role.EXPERT, Optional.empty(), Optional.empty()),
                        day,
                        knownAt,
                        Optional.empty()),
                List.of(events),
                rule);
    }

    private static StandingEvent barred(
            Measure.Kind kind, Scope scope, Optional<LocalDate> effect, Optional<Term> term) {
        return new StandingEvent.Barred(SANCTION, SANCTION, RECORDED, kind, scope, effect, term, Optional.empty());
    }

    private static StandingEvent reinstated(String from, Need... met) {
        return new StandingEvent.Reinstated(SANCTION, ref(), RECORDED, LocalDate.parse(from), List.of(met));
    }

    private static RecordRef ref() {
        return new RecordRef(RecordId.generate(() -> RECORDED, RANDOM));
    }
}
