/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.contracts.SanctionPlay.BAR;
import static org.jianzheng.contracts.SanctionPlay.MEMBER;
import static org.jianzheng.contracts.SanctionPlay.TEXT;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.SignatureMatrix.Row;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.Procedure.State;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.Test;

class CountersignatureTest {
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

    private ReadableRecord approval(Actor by, ReadableRecord draft, ReadableRecord proposal) {
        return joint.ballot(by, joint.reform, draft, proposal.ref(), TEXT, Ballot.Choice.APPROVE);
    }
}
