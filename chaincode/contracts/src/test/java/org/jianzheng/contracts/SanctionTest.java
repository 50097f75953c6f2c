/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.contracts.SanctionPlay.BAR;
import static org.jianzheng.contracts.SanctionPlay.DAYS;
import static org.jianzheng.contracts.SanctionPlay.MEMBER;
import static org.jianzheng.contracts.SanctionPlay.OTHER_MEMBER;
import static org.jianzheng.contracts.SanctionPlay.TEXT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Statement;
import org.junit.jupiter.api.Test;

class SanctionTest {
    private static final DualDigest OTHER_TEXT = SanctionPlay.text("处理决定书(虚构, 更正日期)");

    private final SanctionPlay joint = new SanctionPlay().ready();
    private final Play play = joint.play;

    @Test
    void a_text_holds_no_more_than_its_subjects_were_told() {
        ReadableRecord draft = joint.notified(BAR, SanctionPlay.fine(OTHER_MEMBER, 1_000_000));
        joint.passDays(8);
        play.accept(joint.review(draft, joint.transport, TEXT));
        Action longer = new Action(MEMBER, "BAR", Scope.EVERYTHING, Optional.of(Term.months(7)), Optional.empty());
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, longer));
        play.refuse(
                "STATE_FORBIDS",
                joint.proposal(draft, joint.transport, TEXT, SanctionPlay.fine(OTHER_MEMBER, 1_000_001)));
        play.refuse(
                "STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, SanctionPlay.fine(MEMBER, 1_000_000)));
        play.accept(joint.proposal(draft, joint.transport, TEXT, BAR));
    }

    @Test
    void nothing_is_proposed_before_the_subjects_could_be_heard() { // invariant 9
        ReadableRecord draft = play.accept(joint.draft(joint.transport.officer, joint.transport, "交通", BAR));
        play.refuse("STATE_FORBIDS", joint.review(draft, joint.transport, TEXT));
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
        play.accept(joint.notice(draft, joint.transport)); // 8 April, a Wednesday
        play.accept(joint.review(draft, joint.transport, TEXT));
        assertThat(joint.head(draft).procedure().hearing().orElseThrow().until())
                .isEqualTo("2026-04-15");
        joint.passDays(7);
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
        joint.passDays(1);
        play.accept(joint.proposal(draft, joint.transport, TEXT, BAR));
    }

    @Test
    void a_hearing_that_was_asked_for_in_time_is_held_before_the_proposal() { // invariant 9
        ReadableRecord draft = joint.notified(BAR);
        play.accept(statement(draft, Statement.Step.HEARING_ASKED));
        joint.passDays(8);
        play.refuse("STATE_FORBIDS", statement(draft, Statement.Step.HEARING_ASKED));
        play.accept(joint.review(draft, joint.transport, TEXT));
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
        play.accept(statement(draft, Statement.Step.HEARING_HELD));
        play.accept(joint.proposal(draft, joint.transport, TEXT, BAR));
    }

    @Test
    void a_statement_and_a_hearing_are_asked_for_until_the_last_day_of_a_window_over_new_year() { // domain 2.13
        joint.passTo(Instant.parse("2026-12-29T02:00:00Z")); // a Tuesday
        ReadableRecord draft = play.accept(joint.draft(joint.transport.officer, joint.transport, "交通", BAR));
        play.refuse("CALENDAR_MISSING", joint.notice(draft, joint.transport));
        bringNextYear();
        play.accept(joint.notice(draft, joint.transport));
        assertThat(joint.head(draft).procedure().hearing().orElseThrow().until())
                .isEqualTo("2027-01-06");

        joint.passTo(Instant.parse("2027-01-06T02:00:00Z"));
        play.accept(statement(draft, Statement.Step.STATED));
        play.accept(statement(draft, Statement.Step.HEARING_ASKED));
        play.accept(joint.review(draft, joint.transport, TEXT));
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
        joint.passDays(1);
        play.refuse("STATE_FORBIDS", statement(draft, Statement.Step.STATED));
        play.refuse("STATE_FORBIDS", statement(draft, Statement.Step.HEARING_ASKED));
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
        play.accept(statement(draft, Statement.Step.HEARING_HELD));
        play.accept(joint.proposal(draft, joint.transport, TEXT, BAR));
    }

    @Test
    void an_objection_to_a_light_measure_is_answered_by_the_next_year_s_working_days() { // domain 3.2
        joint.passTo(Instant.parse("2026-12-15T02:00:00Z"));
        ReadableRecord draft =
                joint.notified(new Action(MEMBER, "TALK", Scope.EVERYTHING, Optional.empty(), Optional.empty()));
        joint.passTo(Instant.parse("2026-12-22T02:00:00Z")); // the last day, a Tuesday
        play.refuse("CALENDAR_MISSING", statement(draft, Statement.Step.STATED));
        bringNextYear();
        play.accept(statement(draft, Statement.Step.STATED));
        assertThat(joint.head(draft).procedure().hearing().orElseThrow().answerBy())
                .contains(LocalDate.of(2027, 1, 6));
    }

    /** The working days of 2027, of which the first is a holiday, under the seal that the matrix asks for. */
    private void bringNextYear() {
        Actor office = Actor.of("RegulatorMSP", Role.SUPERVISION_OFFICE);
        play.accept(play.registration(play.regulatorRegistrar, office));
        play.accept(play.draft(
                        office,
                        new Catalogue(
                                new CatalogueVersion(DAYS.catalogue(), "2027"),
                                LocalDate.of(2027, 1, 1),
                                "示例(虚构)",
                                new WorkingDays(
                                        2027, new TreeSet<>(List.of(LocalDate.of(2027, 1, 1))), new TreeSet<>())),
                        draft -> draft)
                .sign(office.key(), joint.reform.head.key(), joint.reform.seal));
    }

    @Test
    void a_text_that_nobody_reviewed_is_not_proposed() {
        ReadableRecord draft = joint.notified(BAR);
        joint.passDays(8);
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
        play.accept(joint.review(draft, joint.transport, OTHER_TEXT));
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, TEXT, BAR));
    }

    @Test
    void the_reviewer_is_nobody_who_handles_the_matter() {
        ReadableRecord draft = play.accept(joint.draft(joint.transport.reviewer, joint.transport, "交通", BAR));
        play.accept(joint.notice(draft, joint.transport));
        play.refuse("CONFLICTED", joint.review(draft, joint.transport, TEXT));
        play.refuse(
                "NOT_ASSIGNED", joint.step(joint.transport.officer, draft, new LegalReview(draft.ref(), TEXT, TEXT)));
        play.refuse(
                "NOT_ASSIGNED", joint.step(joint.housing.reviewer, draft, new LegalReview(draft.ref(), TEXT, TEXT)));
    }

    @Test
    void light_measures_take_the_short_path_and_have_effect_on_the_next_day() {
        Action talk = new Action(MEMBER, "TALK", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        ReadableRecord draft = joint.notified(talk);
        play.refuse("STATE_FORBIDS", conclusion(draft, Conclusion.Outcome.CONFIRMED));
        play.accept(statement(draft, Statement.Step.STATED));
        assertThat(joint.head(draft).procedure().hearing().orElseThrow().answerBy())
                .contains(LocalDate.of(2026, 4, 22));
        joint.passDays(8);
        play.refuse("STATE_FORBIDS", conclusion(draft, Conclusion.Outcome.CONFIRMED));
        play.accept(statement(draft, Statement.Step.ANSWERED));
        play.refuse("STATE_FORBIDS", joint.review(draft, joint.transport, TEXT));
        play.accept(conclusion(draft, Conclusion.Outcome.CONFIRMED));
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today())).isFalse();
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today().plusDays(1)))
                .isTrue();
        play.refuse("STATE_FORBIDS", joint.publication(draft, 0, Publication.Step.PUBLISHED));
    }

    @Test
    void a_penalty_never_takes_the_short_path() {
        ReadableRecord draft =
                joint.notified(BAR, new Action(MEMBER, "TALK", Scope.EVERYTHING, Optional.empty(), Optional.empty()));
        joint.passDays(8);
        play.refuse("STATE_FORBIDS", conclusion(draft, Conclusion.Outcome.CONFIRMED));
        play.accept(conclusion(draft, Conclusion.Outcome.DROPPED));
        play.refuse("STATE_FORBIDS", joint.review(draft, joint.transport, TEXT));
    }

    @Test
    void a_measure_that_is_not_in_the_catalogue_in_force_is_refused() {
        Action unknown = new Action(MEMBER, "PILLORY", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        play.refuse("REFERENCE_UNKNOWN", joint.draft(joint.transport.officer, joint.transport, "交通", unknown));
        Action endless = new Action(MEMBER, "BAR", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        play.refuse("SCHEMA_INVALID", joint.draft(joint.transport.officer, joint.transport, "交通", endless));
        Action unpaid = new Action(MEMBER, "FINE", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        play.refuse("SCHEMA_INVALID", joint.draft(joint.transport.officer, joint.transport, "交通", unpaid));
        ReadableRecord elsewhere = play.accept(joint.draft(joint.transport.officer, joint.transport, "矿业", BAR));
        play.accept(joint.notice(elsewhere, joint.transport));
        joint.passDays(8);
        play.accept(joint.review(elsewhere, joint.transport, TEXT));
        play.refuse("NOT_IN_MATRIX", joint.proposal(elsewhere, joint.transport, TEXT, BAR));
    }

    @Test
    void nobody_outside_the_leading_department_takes_its_steps() {
        ReadableRecord draft = play.accept(joint.draft(joint.transport.officer, joint.transport, "交通", BAR));
        play.refuse("NOT_ASSIGNED", joint.draft(joint.housing.officer, joint.transport, "交通", BAR));
        play.refuse("NOT_ASSIGNED", joint.notice(draft, joint.housing));
    }

    private ReadableRecord statement(ReadableRecord draft, Statement.Step step) {
        return joint.step(joint.transport.officer, draft, new Statement(draft.ref(), step, joint.today(), TEXT));
    }

    private ReadableRecord conclusion(ReadableRecord draft, Conclusion.Outcome outcome) {
        return joint.step(joint.transport.head, draft, new Conclusion(draft.ref(), outcome, TEXT));
    }
}
