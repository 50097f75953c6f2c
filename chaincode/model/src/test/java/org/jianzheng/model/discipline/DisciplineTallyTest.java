/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.credit.AccountHead;
import org.jianzheng.model.credit.CountedDeduction;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.ReferralHead;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.sanction.PastMeasure;
import org.jianzheng.model.sanction.PastMeasureHead;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.StandingEvent;
import org.jianzheng.model.sanction.StandingHead;
import org.junit.jupiter.api.Test;

class DisciplineTallyTest {
    private static final RandomGenerator RANDOM = new java.util.Random(8);
    private static final Subject EXPERT = new Subject.Person(PersonRef.random(RANDOM));
    private static final Subject COMPANY = new Subject.Organisation(UnifiedCreditCode.parse("91999999A000000116"));
    private static final Instant FIRST = Instant.parse("2019-12-31T16:00:00Z"); // 2020 begins in China
    private static final Instant LAST = Instant.parse("2020-12-31T15:59:59Z");
    private static final Instant LATER = Instant.parse("2021-03-01T00:00:00Z");

    @Test
    void counts_what_was_recorded_from_the_first_to_the_last_second_in_china() {
        DisciplineReport report = tally(
                LATER,
                account(EXPERT, counted(FIRST.minusSeconds(1), Optional.of(1L)), counted(FIRST, Optional.of(2L))),
                account(COMPANY, counted(LAST, Optional.of(10L)), counted(LAST.plusSeconds(1), Optional.of(4L))));

        assertThat(report.points(Who.PERSON)).isEqualTo(ExactPoints.of(2));
        assertThat(report.points(Who.ORGANISATION)).isEqualTo(ExactPoints.of(10));
    }

    @Test
    void fills_nothing_in_where_points_are_unknown() {
        DisciplineReport report =
                tally(LATER, account(EXPERT, counted(LAST, Optional.empty()), counted(LAST, Optional.of(5L))));

        assertThat(report.deductions()).singleElement().satisfies(line -> {
            assertThat(line.count()).isEqualTo(2);
            assertThat(line.points()).isEqualTo(ExactPoints.of(5));
            assertThat(line.unknown()).isOne();
        });
    }

    @Test
    void a_deduction_that_ended_later_is_told_only_to_who_knows_it() {
        CountedDeduction begun = counted(FIRST, Optional.of(2L));
        CountedDeduction ended = new CountedDeduction(
                begun.proposal(),
                begun.decision(),
                begun.catalogue(),
                begun.happenedOn(),
                begun.rule(),
                begun.points(),
                begun.effectiveFrom(),
                begun.confirmedAt(),
                Optional.of(new CountedDeduction.End(ref(), LocalDate.of(2020, 6, 1), LAST)));

        assertThat(tally(LATER, account(EXPERT, ended)).deductions().getFirst().ended())
                .isOne();
        assertThat(tally(FIRST, account(EXPERT, ended)).deductions().getFirst().ended())
                .isZero();
    }

    @Test
    void what_may_be_one_of_the_others_is_not_added_to_them() {
        StandingHead suspended = new StandingHead(
                EXPERT,
                List.of(
                        barred(Optional.of(Term.months(15)), Optional.empty()),
                        barred(Optional.empty(), Optional.empty()),
                        barred(Optional.of(Term.months(6)), Optional.of("one of the 19"))));
        DisciplineTally tally = new DisciplineTally(year(LATER), Set.of());
        tally.add(HeadKind.STANDING, suspended.toJson());

        assertThat(tally.report().measures()).singleElement().satisfies(line -> {
            assertThat(line.count()).isEqualTo(2);
            assertThat(line.possiblyIncluded()).isOne();
            assertThat(line.undated()).isOne();
            assertThat(line.longest()).contains(Term.months(15));
        });
    }

    @Test
    void a_referral_is_open_until_its_acknowledgement_is_known() { // invariant 21
        ReferralHead taken = new ReferralHead(
                ref(),
                EXPERT,
                Optional.empty(),
                new ReferralTarget.OwnerOf(PoolId.parse("province")),
                FIRST,
                Optional.of(new ReferralHead.Taken(ref(), LAST)));

        assertThat(referrals(taken, LAST.minusSeconds(1)).open()).isOne();
        assertThat(referrals(taken, LAST).open()).isZero();
    }

    @Test
    void a_fine_whose_addressees_nobody_names_is_one_fine() {
        PastMeasure fine = new PastMeasure(
                DepartmentId.parse("finance"),
                List.of(Measure.Kind.WARNING, Measure.Kind.FINE),
                List.of("招标人", "代理机构"),
                Optional.of(new AmountFen(1_000_000)),
                Optional.empty());
        JsonObject head = new PastMeasureHead(fine, FIRST).toJson();
        DisciplineTally all = new DisciplineTally(year(LATER), Set.of());
        DisciplineTally one = new DisciplineTally(year(LATER), Set.of(COMPANY));
        all.add(HeadKind.PAST_MEASURE, head);
        one.add(HeadKind.PAST_MEASURE, head);

        assertThat(all.report().unnamed())
                .containsExactly(
                        new DisciplineReport.Unnamed(Measure.Kind.WARNING, 1, 0),
                        new DisciplineReport.Unnamed(Measure.Kind.FINE, 1, 1_000_000));
        assertThat(one.report().unnamed()).isEmpty();
    }

    @Test
    void a_past_measure_bars_nobody_and_is_of_an_amount_exactly_if_it_is_a_fine() {
        assertThatThrownBy(() -> past(Measure.Kind.SUSPENSION)).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> past(Measure.Kind.FINE)).hasMessageStartingWith("SCHEMA_INVALID");
        assertThat(past(Measure.Kind.INTERVIEW).fine()).isEmpty();
    }

    private static PastMeasure past(Measure.Kind kind) {
        return new PastMeasure(
                DepartmentId.parse("finance"), List.of(kind), List.of("招标人"), Optional.empty(), Optional.empty());
    }

    @Test
    void counts_nobody_but_those_it_is_about() {
        DisciplineTally tally = new DisciplineTally(year(LATER), Set.of(COMPANY));
        tally.add(HeadKind.ACCOUNT, account(EXPERT, counted(LAST, Optional.of(2L))));

        assertThat(tally.report().deductions()).isEmpty();
    }

    @Test
    void refuses_a_window_that_ends_before_it_begins() {
        assertThatThrownBy(() -> new ReportWindow(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 1), LATER))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID");
    }

    private static DisciplineReport.Referred referrals(ReferralHead head, Instant knownAt) {
        DisciplineTally tally = new DisciplineTally(year(knownAt), Set.of());
        tally.add(HeadKind.REFERRAL, head.toJson());
        return tally.report().referrals().getFirst();
    }

    private static DisciplineReport tally(Instant knownAt, JsonObject... accounts) {
        DisciplineTally tally = new DisciplineTally(year(knownAt), Set.of());
        for (JsonObject account : accounts) {
            tally.add(HeadKind.ACCOUNT, account);
        }
        return tally.report();
    }

    private static ReportWindow year(Instant knownAt) {
        return new ReportWindow(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31), knownAt);
    }

    private static JsonObject account(Subject subject, CountedDeduction... deductions) {
        return new AccountHead(subject, "RULES", LocalDate.of(2020, 1, 1), List.of(deductions)).toJson();
    }

    private static CountedDeduction counted(Instant confirmedAt, Optional<Long> points) {
        return new CountedDeduction(
                ref(),
                ref(),
                new CatalogueVersion("RULES", "1"),
                LocalDate.of(2020, 1, 1),
                Optional.of("LATE"),
                points.map(ExactPoints::of),
                LocalDate.of(2020, 1, 1),
                confirmedAt,
                Optional.empty());
    }

    private static StandingEvent barred(Optional<Term> term, Optional<String> possiblySameAs) {
        RecordRef sanction = ref();
        return new StandingEvent.Barred(
                sanction,
                sanction,
                FIRST,
                Measure.Kind.SUSPENSION,
                Scope.EVERYTHING,
                term.map(known -> LocalDate.of(2020, 3, 16)),
                term,
                possiblySameAs);
    }

    private static RecordRef ref() {
        return new RecordRef(RecordId.generate(() -> FIRST, RANDOM));
    }
}
