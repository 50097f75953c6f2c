/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.contracts.SanctionPlay.BAR;
import static org.jianzheng.contracts.SanctionPlay.MEMBER;
import static org.jianzheng.contracts.SanctionPlay.TEXT;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.catalogue.ReinstatementRule.Need;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.sanction.Eligibility;
import org.jianzheng.model.sanction.Eligibility.Outcome;
import org.jianzheng.model.sanction.EligibilityAnswer;
import org.jianzheng.model.sanction.Participation;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Reinstatement;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Stay;
import org.jianzheng.model.sanction.StayOrder;
import org.junit.jupiter.api.Test;

class EligibilityRecordsTest {
    private static final Random RANDOM = new Random(41);
    private static final CatalogueVersion RULE = new CatalogueVersion("TEST-POOL", "1");

    private final SanctionPlay joint = new SanctionPlay();
    private final Play play = joint.play;
    private final Subject expert = new Subject.Person(PersonRef.random(RANDOM));

    @Test
    void an_answer_is_stored_as_the_ledger_gives_it_and_as_nothing_else() { // invariant 10
        joint.ready();
        joint.served(BAR);
        Eligibility barred = ask(MEMBER, Role.BIDDER, joint.today(), play.ledger.now(), Optional.empty());
        assertThat(barred.outcome()).isEqualTo(Outcome.SUSPENDED);

        play.accept(answer(MEMBER, Optional.empty(), answer -> answer));
        play.refuse(
                "DIGEST_MISMATCH",
                answer(
                        MEMBER,
                        Optional.empty(),
                        answer -> new Eligibility(answer.question(), Outcome.ELIGIBLE, List.of())));
        play.accept(answer(SanctionPlay.OTHER_MEMBER, Optional.empty(), answer -> answer));
    }

    @Test
    void an_answer_is_of_the_time_at_which_it_is_signed() { // invariant 10
        joint.ready();
        ReadableRecord late = answer(MEMBER, Optional.empty(), answer -> answer, -1);
        play.refuse("TIME_IMPLAUSIBLE", late);
    }

    @Test
    void an_answer_stays_what_it_was_when_more_is_known_later() { // invariants 10, 13
        joint.ready();
        ReadableRecord draft = joint.served(BAR);
        LocalDate day = joint.today();
        Instant then = play.ledger.now();
        DualDigest before =
                ask(MEMBER, Role.BIDDER, day, then, Optional.empty()).digest();
        joint.passDays(5);
        play.accept(joint.step(
                joint.transport.head,
                draft,
                new RevocationOrder(
                        draft.ref(),
                        MEMBER,
                        RevocationOrder.Effect.EX_TUNC,
                        day,
                        "行撤〔2026〕1号(虚构)",
                        "某法院(虚构)",
                        SanctionPlay.DAYS),
                joint.transport.seal));

        assertThat(ask(MEMBER, Role.BIDDER, day, then, Optional.empty()).digest())
                .isEqualTo(before);
        assertThat(ask(MEMBER, Role.BIDDER, day, play.ledger.now(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void only_a_stay_order_lets_a_barred_subject_take_part_meanwhile() { // invariant 12
        joint.ready();
        ReadableRecord draft = joint.served(BAR);
        LocalDate from = joint.today().plusDays(10);
        StayOrder order = new StayOrder(
                draft.ref(), MEMBER, "行停〔2026〕1号(虚构)", "某法院(虚构)", from, from.plusDays(4), Stay.Clock.STOPS);
        play.refuse("NOT_ASSIGNED", joint.step(joint.housing.officer, draft, order));
        play.accept(joint.step(joint.transport.officer, draft, order));
        play.refuse("STATE_FORBIDS", joint.step(joint.transport.officer, draft, order));

        LocalDate last = joint.today().plusMonths(6);
        assertThat(on(from.minusDays(1))).isEqualTo(Outcome.SUSPENDED);
        assertThat(on(from)).isEqualTo(Outcome.ELIGIBLE);
        assertThat(on(from.plusDays(5))).isEqualTo(Outcome.SUSPENDED);
        assertThat(on(last.plusDays(5))).isEqualTo(Outcome.SUSPENDED);
        assertThat(on(last.plusDays(6))).isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void past_decisions_are_loaded_before_a_matrix_is_in_force_and_never_after() { // invariant 8
        LocalDate effect = LocalDate.of(2025, 1, 31);
        ReadableRecord past = play.accept(past(play.supervisor, Optional.of(effect), Optional.of(Term.months(13))));
        assertThat(play.ledger.value("head/standing/" + expert)).isPresent();
        assertThat(ask(expert, Role.EXPERT, LocalDate.of(2026, 2, 28), play.ledger.now(), Optional.empty())
                        .outcome())
                .isEqualTo(Outcome.SUSPENDED);
        assertThat(past.type().maySign(Role.CENTRE_STAFF)).isFalse();

        joint.ready();
        play.refuse("STATE_FORBIDS", past(play.supervisor, Optional.of(effect), Optional.of(Term.months(13))));
    }

    @Test
    void a_past_suspension_without_dates_leaves_the_draw_to_a_person() {
        play.accept(past(play.supervisor, Optional.empty(), Optional.empty()));
        Eligibility answer = ask(expert, Role.EXPERT, joint.today(), play.ledger.now(), Optional.empty());
        assertThat(answer.outcome()).isEqualTo(Outcome.UNDETERMINED);
        play.accept(answer(expert, Optional.empty(), computed -> computed));
    }

    @Test
    void an_expert_is_taken_back_after_what_the_pool_asks_for() {
        joint.bring(
                RULE,
                new ReinstatementRule(List.of(new ReinstatementRule.Step(12, List.of(Need.APPLICATION, Need.TEST)))));
        ReadableRecord past =
                play.accept(past(play.supervisor, Optional.of(LocalDate.of(2025, 10, 1)), Optional.of(Term.months(6))));
        assertThat(ask(expert, Role.EXPERT, joint.today(), play.ledger.now(), Optional.of(RULE))
                        .outcome())
                .isEqualTo(Outcome.REINSTATEMENT_PENDING);
        play.refuse("STATE_FORBIDS", reinstatement(past, LocalDate.of(2026, 4, 1), Need.APPLICATION, Need.TEST));
        play.accept(reinstatement(past, LocalDate.of(2026, 4, 8), Need.APPLICATION));
        assertThat(ask(expert, Role.EXPERT, joint.today(), play.ledger.now(), Optional.of(RULE))
                        .outcome())
                .isEqualTo(Outcome.REINSTATEMENT_PENDING);
        play.accept(reinstatement(past, LocalDate.of(2026, 4, 8), Need.APPLICATION, Need.TEST));
        assertThat(ask(expert, Role.EXPERT, joint.today(), play.ledger.now(), Optional.of(RULE))
                        .outcome())
                .isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void who_evaluates_a_lot_is_not_told_before_its_result() { // invariant 4
        Play sample = new Play().in(Stage.EVALUATION);
        Eligibility.Question question = new Eligibility.Question(
                expert,
                new Participation(Role.EXPERT, Optional.empty(), Optional.empty()),
                LocalDate.of(2026, 4, 8),
                sample.ledger.now().plusSeconds(1),
                Optional.empty());
        Eligibility answer = Eligibility.of(question, List.of(), ReinstatementRule.AUTOMATIC);
        ReadableRecord told = sample.record(
                sample.staff,
                new EligibilityAnswer(question, EligibilityAnswer.Use.EXPERT_DRAW, answer.outcome(), answer.digest()),
                draft -> draft.lot(Play.LOT).subject(expert));
        sample.refuse("NOT_YET_OPEN", told);
        SealedRecord sealed = sample.accept(sample.seal(sample.staff, told, OpeningClass.RESULT));
        sample.advanceTo(Stage.AWARD);
        sample.accept(sample.opening(sample.staff, sealed, told));
    }

    private Outcome on(LocalDate day) {
        return ask(MEMBER, Role.BIDDER, day, play.ledger.now(), Optional.empty())
                .outcome();
    }

    private Eligibility ask(
            Subject subject, Role role, LocalDate day, Instant knownAt, Optional<CatalogueVersion> rule) {
        Eligibility.Question question = new Eligibility.Question(
                subject, new Participation(role, Optional.empty(), Optional.empty()), day, knownAt, rule);
        String answer = play.ledger.evaluate(port ->
                play.ledger.methods().eligibility(port, question.toJson().toString()));
        Eligibility computed = Eligibility.of(
                question, joint.standing(subject).events(), rule.map(this::rule).orElse(ReinstatementRule.AUTOMATIC));
        assertThat(CanonicalJson.parseObject(answer)).isEqualTo(computed.toJson());
        return computed;
    }

    private ReinstatementRule rule(CatalogueVersion version) {
        return CatalogueHead.require(play.ledger::head, version).catalogue().content(ReinstatementRule.class);
    }

    private ReadableRecord answer(Subject subject, Optional<CatalogueVersion> rule, UnaryOperator<Eligibility> change) {
        return answer(subject, rule, change, 0);
    }

    private ReadableRecord answer(
            Subject subject, Optional<CatalogueVersion> rule, UnaryOperator<Eligibility> change, long seconds) {
        // The record is signed a second after now.
        Instant signedAt = play.ledger.now().plusSeconds(1 + seconds);
        Role role = subject instanceof Subject.Person ? Role.EXPERT : Role.BIDDER;
        Eligibility given = change.apply(ask(subject, role, joint.today(), signedAt, rule));
        return play.record(
                play.staff,
                new EligibilityAnswer(
                        given.question(), EligibilityAnswer.Use.BID_RECEIPT, given.outcome(), given.digest()),
                draft -> draft.subject(subject));
    }

    private ReadableRecord past(Actor by, Optional<LocalDate> effect, Optional<Term> term) {
        EvidenceId shown = EvidenceId.random(RANDOM);
        ReadableRecord file = play.accept(play.record(
                play.staff,
                new FileRegistration(
                        shown,
                        DualDigest.of(shown.value().getBytes(StandardCharsets.UTF_8)),
                        1,
                        "text/plain",
                        FileRegistration.Source.UNKNOWN,
                        Confidentiality.INTERNAL,
                        Optional.empty())));
        return play.record(
                by,
                new PastSanction(
                        joint.transport.id,
                        expert,
                        Measure.Kind.SUSPENSION,
                        Scope.EVERYTHING,
                        effect,
                        term,
                        List.of(shown),
                        Optional.of("历史数据"),
                        Optional.empty()),
                draft -> draft.subject(expert).ref(file.ref()));
    }

    private ReadableRecord reinstatement(ReadableRecord past, LocalDate from, Need... met) {
        return play.record(
                play.supervisor,
                new Reinstatement(past.ref(), expert, from, List.of(met), TEXT),
                draft -> draft.subject(expert).ref(past.ref()));
    }
}
