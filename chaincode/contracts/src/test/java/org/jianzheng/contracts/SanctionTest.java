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

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.SignatureMatrix.Row;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.End;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.Procedure.State;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.Repair;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Service;
import org.jianzheng.model.sanction.Statement;
import org.junit.jupiter.api.Test;

class SanctionTest {
    private static final DualDigest OTHER_TEXT = SanctionPlay.text("处理决定书(虚构, 更正日期)");

    private final SanctionPlay joint = new SanctionPlay().ready();
    private final Play play = joint.play;

    @Test
    void a_decision_needs_every_department_that_the_matrix_names() { // invariant 8
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        for (Bureau bureau : List.of(joint.reform, joint.housing)) {
            joint.officersSign(bureau, draft, proposal, TEXT);
            play.accept(joint.approval(bureau, draft, proposal, TEXT));
        }
        assertThat(joint.head(draft).state()).isEqualTo(State.PROPOSED);
        play.refuse("STATE_FORBIDS", joint.service(draft, joint.transport, MEMBER));
        play.refuse("NOT_IN_MATRIX", joint.approval(joint.water, draft, proposal, TEXT));

        joint.officersSign(joint.transport, draft, proposal, TEXT);
        play.accept(joint.approval(joint.transport, draft, proposal, TEXT));
        assertThat(joint.head(draft).state()).isEqualTo(State.DECIDED);
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today())).isFalse();

        play.accept(joint.service(draft, joint.transport, MEMBER));
        assertThat(joint.head(draft).state()).isEqualTo(State.SERVED);
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today())).isTrue();
    }

    @Test
    void an_edited_text_voids_every_signature() { // invariant 8
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord first = joint.proposed(draft, BAR);
        joint.officersSign(joint.reform, draft, first, TEXT);
        play.accept(joint.approval(joint.reform, draft, first, TEXT));

        ReadableRecord second = play.accept(joint.proposal(draft, joint.transport, OTHER_TEXT, BAR));
        assertThat(joint.head(draft).procedure().countersigning().orElseThrow().approvals())
                .isEmpty();
        play.refuse("DIGEST_MISMATCH", joint.signature(joint.housing.officer, joint.housing, draft, first.ref(), TEXT));
        play.refuse("DIGEST_MISMATCH", joint.approval(joint.reform, draft, first, TEXT));
        play.refuse("DIGEST_MISMATCH", joint.approval(joint.reform, draft, second, TEXT));
        // An edited text is reviewed again before a seal is used.
        joint.officersSign(joint.reform, draft, second, OTHER_TEXT);
        play.refuse("STATE_FORBIDS", joint.approval(joint.reform, draft, second, OTHER_TEXT));
        play.accept(joint.review(draft, joint.transport, OTHER_TEXT));
        play.accept(joint.approval(joint.reform, draft, second, OTHER_TEXT));

        ReadableRecord third = play.accept(joint.proposal(draft, joint.transport, TEXT, BAR));
        play.refuse("DIGEST_MISMATCH", joint.approval(joint.reform, draft, first, TEXT));
        assertThat(third.ref()).isNotEqualTo(first.ref());
    }

    @Test
    void a_decided_text_is_not_edited() { // invariant 8
        ReadableRecord draft = joint.decided(BAR);
        play.refuse("STATE_FORBIDS", joint.proposal(draft, joint.transport, OTHER_TEXT, BAR));
        play.refuse("STATE_FORBIDS", joint.review(draft, joint.transport, OTHER_TEXT));
    }

    @Test
    void the_matrix_is_that_of_the_first_proposal() { // invariant 8
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        CatalogueVersion next = new CatalogueVersion("TEST-MATRIX", "2");
        play.accept(play.draft(
                        play.office,
                        new Catalogue(
                                next,
                                joint.today(),
                                "示例(虚构)",
                                new SignatureMatrix(List.of(
                                        Row.ofCatalogueChange(joint.reform.id),
                                        new Row(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                List.of(joint.reform.id))))),
                        record -> record)
                .sign(play.office.key(), joint.reform.head.key(), joint.reform.seal));

        play.refuse(
                "STATE_FORBIDS",
                joint.step(
                        joint.transport.officer,
                        draft,
                        new DecisionProposal(draft.ref(), next, OTHER_TEXT, List.of(BAR))));
        joint.officersSign(joint.reform, draft, proposal, TEXT);
        play.accept(joint.approval(joint.reform, draft, proposal, TEXT));
        assertThat(joint.head(draft).state()).isEqualTo(State.PROPOSED);
    }

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
    void a_seal_follows_two_officers_and_is_used_by_the_head_or_a_delegate() {
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        Bureau reform = joint.reform;
        play.refuse("SIGNATURE_MISSING", joint.approval(reform, draft, proposal, TEXT));
        play.accept(joint.signature(reform.officer, reform, draft, proposal.ref(), TEXT));
        play.refuse("ALREADY_DONE", joint.signature(reform.officer, reform, draft, proposal.ref(), TEXT));
        play.refuse("NOT_ASSIGNED", joint.signature(reform.head, reform, draft, proposal.ref(), TEXT));
        play.refuse("NOT_ASSIGNED", joint.signature(joint.water.officer, reform, draft, proposal.ref(), TEXT));
        play.refuse("SIGNATURE_MISSING", joint.approval(reform, draft, proposal, TEXT));
        play.accept(joint.signature(reform.secondOfficer, reform, draft, proposal.ref(), TEXT));

        play.refuse("SIGNATURE_MISSING", approval(reform.head, draft, proposal));
        play.refuse(
                "SIGNATURE_MISSING",
                joint.ballot(
                        reform.head, reform, draft, proposal.ref(), TEXT, Ballot.Choice.APPROVE, joint.housing.seal));
        play.refuse(
                "NOT_ASSIGNED",
                joint.ballot(reform.officer, reform, draft, proposal.ref(), TEXT, Ballot.Choice.APPROVE, reform.seal));
        // A bystander answers for the record, and the head has only signed beside.
        play.refuse(
                "NOT_ASSIGNED",
                joint.ballot(
                        reform.reviewer,
                        reform,
                        draft,
                        proposal.ref(),
                        TEXT,
                        Ballot.Choice.APPROVE,
                        reform.head.key(),
                        reform.seal));
        play.accept(
                joint.ballot(reform.delegate, reform, draft, proposal.ref(), TEXT, Ballot.Choice.APPROVE, reform.seal));
        play.refuse("ALREADY_DONE", joint.approval(reform, draft, proposal, TEXT));
    }

    @Test
    void who_recused_themselves_signs_no_more_and_what_they_signed_counts_no_more() {
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        Bureau reform = joint.reform;
        joint.officersSign(reform, draft, proposal, TEXT);
        play.accept(joint.approval(reform, draft, proposal, TEXT));
        play.accept(joint.ballot(reform.head, reform, draft, proposal.ref(), TEXT, Ballot.Choice.RECUSE));
        assertThat(joint.head(draft).procedure().countersigning().orElseThrow().approvals())
                .isEmpty();

        play.refuse("CONFLICTED", joint.approval(reform, draft, proposal, TEXT));
        play.accept(
                joint.ballot(reform.delegate, reform, draft, proposal.ref(), TEXT, Ballot.Choice.APPROVE, reform.seal));
        play.accept(joint.ballot(
                joint.transport.reviewer, joint.transport, draft, proposal.ref(), TEXT, Ballot.Choice.RECUSE));
        joint.officersSign(joint.housing, draft, proposal, TEXT);
        play.refuse("STATE_FORBIDS", joint.approval(joint.housing, draft, proposal, TEXT));
        play.refuse("CONFLICTED", joint.review(draft, joint.transport, TEXT));
    }

    @Test
    void nobody_signs_about_themselves() {
        Subject self = new Subject.Person(joint.transport.head.person());
        Action suspend = new Action(self, "SUSPEND", Scope.EVERYTHING, Optional.of(Term.months(6)), Optional.empty());
        ReadableRecord draft = joint.notified(suspend);
        ReadableRecord proposal = joint.proposed(draft, suspend);
        joint.officersSign(joint.transport, draft, proposal, TEXT);
        play.refuse("CONFLICTED", joint.approval(joint.transport, draft, proposal, TEXT));
    }

    @Test
    void a_department_that_objects_keeps_the_text_from_being_decided() {
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        play.accept(joint.ballot(
                joint.housing.head,
                joint.housing,
                draft,
                proposal.ref(),
                TEXT,
                Ballot.Choice.OBJECT,
                joint.housing.seal));
        for (Bureau bureau : List.of(joint.reform, joint.transport)) {
            joint.officersSign(bureau, draft, proposal, TEXT);
            play.accept(joint.approval(bureau, draft, proposal, TEXT));
        }
        assertThat(joint.head(draft).state()).isEqualTo(State.PROPOSED);
        play.refuse("ALREADY_DONE", joint.approval(joint.housing, draft, proposal, TEXT));
    }

    @Test
    void a_centre_signs_no_step_of_a_sanction() { // invariant 7
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        play.refuse(
                "ROLE_FORBIDDEN",
                joint.ballot(
                        play.staff,
                        joint.reform,
                        draft,
                        proposal.ref(),
                        TEXT,
                        Ballot.Choice.APPROVE,
                        joint.reform.head.key(),
                        joint.reform.seal));
        play.refuse("ROLE_FORBIDDEN", joint.draft(play.staff, joint.transport, "交通", BAR));
        for (RecordType type : RecordType.values()) {
            if (type.wireName().startsWith("sanction.") && type != RecordType.SANCTION_ELIGIBILITY) {
                assertThat(type.maySign(Role.CENTRE_STAFF) || type.maySign(Role.CENTRE_WITNESS))
                        .as(type.wireName())
                        .isFalse();
            }
        }
    }

    @Test
    void an_officer_signs_with_a_licence_that_is_in_force_only() { // invariant 24
        ReadableRecord draft = joint.notified(BAR);
        joint.passDays(1_001);
        play.refuse("LICENCE_INVALID", joint.review(draft, joint.transport, TEXT));
    }

    @Test
    void decision_and_repair_notice_are_served_together_and_have_effect_from_service_on() { // invariant 9
        ReadableRecord draft = joint.decided(BAR);
        LocalDate today = joint.today();
        play.refuse("REPAIR_NOTICE_MISSING", served(draft, today, Optional.empty()));
        play.refuse("TIME_IMPLAUSIBLE", served(draft, today.plusDays(1), Optional.of(TEXT)));
        play.refuse("TIME_IMPLAUSIBLE", served(draft, today.minusDays(1), Optional.of(TEXT)));
        play.accept(served(draft, today, Optional.of(TEXT)));
        play.refuse("STATE_FORBIDS", served(draft, today, Optional.of(TEXT)));
    }

    @Test
    void every_member_of_a_joint_bid_answers_for_itself() { // invariant 22
        ReadableRecord draft = joint.decided(BAR, SanctionPlay.fine(OTHER_MEMBER, 1_000_000));
        play.accept(joint.service(draft, joint.transport, MEMBER));
        assertThat(joint.head(draft).state()).isEqualTo(State.DECIDED);
        play.refuse("ALREADY_DONE", joint.service(draft, joint.transport, MEMBER));
        assertThat(joint.head(draft).hasEffect(OTHER_MEMBER, joint.today())).isFalse();
        play.accept(joint.service(draft, joint.transport, OTHER_MEMBER));

        assertThat(joint.head(draft).state()).isEqualTo(State.SERVED);
        assertThat(joint.standing(MEMBER).events()).hasSize(1);
        assertThat(joint.standing(OTHER_MEMBER).events()).isEmpty();
    }

    @Test
    void a_decision_is_published_on_known_sites_and_pushed_once_after_that() { // invariant 25
        ReadableRecord decided = joint.decided(BAR);
        play.refuse("STATE_FORBIDS", publication(decided, 0, Publication.Step.PUBLISHED));
        play.accept(joint.service(decided, joint.transport, MEMBER));
        play.refuse(
                "REFERENCE_UNKNOWN",
                joint.step(
                        joint.transport.officer,
                        decided,
                        new Publication(decided.ref(), "某网站", Publication.Step.PUBLISHED, joint.today())));
        play.accept(publication(decided, 0, Publication.Step.PUBLISHED));
        play.refuse("ALREADY_DONE", publication(decided, 0, Publication.Step.PUBLISHED));
        play.refuse("STATE_FORBIDS", push(decided, Push.Step.PUSHED, "dec-1"));
        play.accept(publication(decided, 1, Publication.Step.PUBLISHED));

        play.accept(push(decided, Push.Step.PUSHED, "dec-1"));
        play.refuse("ALREADY_DONE", push(decided, Push.Step.PUSHED, "dec-1"));
        play.refuse("STATE_FORBIDS", push(decided, Push.Step.PUSHED, "dec-1b"));
        play.refuse("STATE_FORBIDS", push(decided, Push.Step.WITHDRAWN, "dec-1w"));
        play.refuse("STATE_FORBIDS", publication(decided, 0, Publication.Step.WITHDRAWN));
    }

    @Test
    void a_revocation_ends_the_effect_and_has_publications_withdrawn_in_time() { // invariant 13
        ReadableRecord draft = joint.served(BAR);
        LocalDate effect = joint.today();
        play.accept(publication(draft, 0, Publication.Step.PUBLISHED));
        play.accept(publication(draft, 1, Publication.Step.PUBLISHED));
        play.accept(push(draft, Push.Step.PUSHED, "dec-1"));
        joint.passDays(10); // Sunday, 26 April
        RevocationOrder order = new RevocationOrder(
                draft.ref(), MEMBER, RevocationOrder.Effect.EX_TUNC, effect, "行撤〔2026〕1号(虚构)", "某法院(虚构)", DAYS);
        play.refuse("SIGNATURE_MISSING", joint.step(joint.transport.head, draft, order));
        play.refuse("SIGNATURE_MISSING", joint.step(joint.reform.head, draft, order, joint.reform.seal));
        play.refuse(
                "TIME_IMPLAUSIBLE",
                joint.step(
                        joint.transport.head,
                        draft,
                        new RevocationOrder(
                                draft.ref(),
                                MEMBER,
                                RevocationOrder.Effect.EX_TUNC,
                                effect.plusDays(1),
                                "行撤〔2026〕1号(虚构)",
                                "某法院(虚构)",
                                DAYS),
                        joint.transport.seal));
        play.accept(joint.step(joint.transport.head, draft, order, joint.transport.seal));
        play.refuse("STATE_FORBIDS", joint.step(joint.transport.head, draft, order, joint.transport.seal));

        assertThat(joint.head(draft).aftermath().end(MEMBER).flatMap(End::withdrawBy))
                .contains(LocalDate.of(2026, 4, 29));
        assertThat(joint.head(draft).hasEffect(MEMBER, effect)).isFalse();
        play.accept(publication(draft, 0, Publication.Step.WITHDRAWN));
        play.refuse("ALREADY_DONE", publication(draft, 0, Publication.Step.WITHDRAWN));
        play.accept(push(draft, Push.Step.WITHDRAWN, "dec-1w"));
        play.refuse("ALREADY_DONE", push(draft, Push.Step.WITHDRAWN, "dec-1w"));
    }

    @Test
    void an_appeal_changes_nothing_of_the_effect() { // invariant 12
        ReadableRecord draft = joint.served(BAR);
        play.accept(joint.step(
                joint.transport.officer,
                draft,
                new Appeal(draft.ref(), Appeal.Kind.REVIEW, Appeal.Step.FILED, joint.today(), "某市人民政府(虚构)")));
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today())).isTrue();
        assertThat(joint.head(draft).aftermath().appeals()).hasSize(1);
    }

    @Test
    void nothing_is_repaired_before_the_minimum_of_the_policy_of_its_day() { // invariant 14
        ReadableRecord draft = joint.served(BAR);
        LocalDate decided = joint.today();
        joint.passDays(60);
        play.refuse("STATE_FORBIDS", repair(draft));
        joint.passDays(decided.plusMonths(3).toEpochDay() - decided.plusDays(60).toEpochDay());
        play.refuse(
                "SIGNATURE_MISSING",
                joint.step(
                        joint.transport.head, draft, new Repair(draft.ref(), MEMBER, SanctionPlay.REPAIR, TEXT, TEXT)));
        play.accept(repair(draft));
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today())).isFalse();
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today().minusDays(1)))
                .isTrue();
    }

    @Test
    void repair_goes_by_the_policy_of_the_day_of_the_finding_and_not_by_a_later_one() { // invariant 14
        ReadableRecord draft = joint.served(BAR);
        joint.passDays(10);
        CatalogueVersion later = new CatalogueVersion("TEST-REPAIR", "2027");
        RepairPolicy milder = new RepairPolicy(List.of(Measure.Severity.values()).stream()
                .map(severity -> new RepairPolicy.Period(severity, Optional.empty(), Term.months(3)))
                .toList());
        play.accept(play.draft(play.office, new Catalogue(later, joint.today(), "示例(虚构)", milder), record -> record)
                .sign(play.office.key(), joint.reform.head.key(), joint.reform.seal));
        joint.passDays(110);
        play.refuse(
                "NOT_IN_FORCE",
                joint.step(
                        joint.transport.head,
                        draft,
                        new Repair(draft.ref(), MEMBER, later, TEXT, TEXT),
                        joint.transport.seal));
        play.accept(repair(draft));
    }

    @Test
    void a_modification_is_a_decision_of_its_own_and_takes_the_place_when_it_is_served() {
        ReadableRecord before = joint.served(BAR);
        Action shorter = new Action(MEMBER, "BAR", Scope.EVERYTHING, Optional.of(Term.months(3)), Optional.empty());
        play.refuse(
                "STATE_FORBIDS",
                joint.draft(joint.housing.officer, joint.housing, "交通", Optional.of(before.ref()), shorter));
        ReadableRecord draft = play.accept(
                joint.draft(joint.transport.officer, joint.transport, "交通", Optional.of(before.ref()), shorter));
        play.accept(joint.notice(draft, joint.transport));
        joint.decide(draft, joint.proposed(draft, shorter));
        assertThat(joint.head(before).hasEffect(MEMBER, joint.today())).isTrue();

        play.accept(joint.service(draft, joint.transport, MEMBER));
        assertThat(joint.head(before).hasEffect(MEMBER, joint.today())).isFalse();
        assertThat(joint.head(before).aftermath().end(MEMBER).map(End::cause)).contains(End.Cause.MODIFIED);
        assertThat(joint.head(draft).hasEffect(MEMBER, joint.today())).isTrue();
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
        play.refuse("STATE_FORBIDS", publication(draft, 0, Publication.Step.PUBLISHED));
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

    private ReadableRecord approval(Actor by, ReadableRecord draft, ReadableRecord proposal) {
        return joint.ballot(by, joint.reform, draft, proposal.ref(), TEXT, Ballot.Choice.APPROVE);
    }

    private ReadableRecord statement(ReadableRecord draft, Statement.Step step) {
        return joint.step(joint.transport.officer, draft, new Statement(draft.ref(), step, joint.today(), TEXT));
    }

    private ReadableRecord conclusion(ReadableRecord draft, Conclusion.Outcome outcome) {
        return joint.step(joint.transport.head, draft, new Conclusion(draft.ref(), outcome, TEXT));
    }

    private ReadableRecord served(ReadableRecord draft, LocalDate day, Optional<DualDigest> repairNotice) {
        return joint.step(joint.transport.officer, draft, new Service(draft.ref(), MEMBER, day, day, repairNotice));
    }

    private ReadableRecord publication(ReadableRecord draft, int site, Publication.Step step) {
        return joint.step(
                joint.transport.officer,
                draft,
                new Publication(draft.ref(), SanctionPlay.SITES.get(site), step, joint.today()));
    }

    private ReadableRecord push(ReadableRecord draft, Push.Step step, String number) {
        return joint.step(play.office, draft, new Push(draft.ref(), "信用平台(虚构)", step, number, TEXT));
    }

    private ReadableRecord repair(ReadableRecord draft) {
        return joint.step(
                joint.transport.head,
                draft,
                new Repair(draft.ref(), MEMBER, SanctionPlay.REPAIR, TEXT, TEXT),
                joint.transport.seal);
    }
}
