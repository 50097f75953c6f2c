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
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.model.sanction.End;
import org.jianzheng.model.sanction.Procedure.State;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.Repair;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Service;
import org.junit.jupiter.api.Test;

class SanctionEffectTest {

    private final SanctionPlay joint = new SanctionPlay().ready();
    private final Play play = joint.play;

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
        play.refuse("STATE_FORBIDS", joint.publication(decided, 0, Publication.Step.PUBLISHED));
        play.accept(joint.service(decided, joint.transport, MEMBER));
        play.refuse(
                "REFERENCE_UNKNOWN",
                joint.step(
                        joint.transport.officer,
                        decided,
                        new Publication(decided.ref(), "某网站", Publication.Step.PUBLISHED, joint.today())));
        play.accept(joint.publication(decided, 0, Publication.Step.PUBLISHED));
        play.refuse("ALREADY_DONE", joint.publication(decided, 0, Publication.Step.PUBLISHED));
        play.refuse("STATE_FORBIDS", push(decided, Push.Step.PUSHED, "dec-1"));
        play.accept(joint.publication(decided, 1, Publication.Step.PUBLISHED));

        play.accept(push(decided, Push.Step.PUSHED, "dec-1"));
        play.refuse("ALREADY_DONE", push(decided, Push.Step.PUSHED, "dec-1"));
        play.refuse("STATE_FORBIDS", push(decided, Push.Step.PUSHED, "dec-1b"));
        play.refuse("STATE_FORBIDS", push(decided, Push.Step.WITHDRAWN, "dec-1w"));
        play.refuse("STATE_FORBIDS", joint.publication(decided, 0, Publication.Step.WITHDRAWN));
    }

    @Test
    void a_revocation_ends_the_effect_and_has_publications_withdrawn_in_time() { // invariant 13
        ReadableRecord draft = joint.served(BAR);
        LocalDate effect = joint.today();
        play.accept(joint.publication(draft, 0, Publication.Step.PUBLISHED));
        play.accept(joint.publication(draft, 1, Publication.Step.PUBLISHED));
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
        play.accept(joint.publication(draft, 0, Publication.Step.WITHDRAWN));
        play.refuse("ALREADY_DONE", joint.publication(draft, 0, Publication.Step.WITHDRAWN));
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

    private ReadableRecord served(ReadableRecord draft, LocalDate day, Optional<DualDigest> repairNotice) {
        return joint.step(joint.transport.officer, draft, new Service(draft.ref(), MEMBER, day, day, repairNotice));
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
