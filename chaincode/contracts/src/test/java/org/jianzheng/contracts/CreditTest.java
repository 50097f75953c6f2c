/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.Threshold;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.AccountHead;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.CreditBody;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.FollowUp;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditTest {
    private static final Random RANDOM = new Random(17);
    private static final DualDigest TEXT = DualDigest.of("加盐的说明".getBytes(StandardCharsets.UTF_8));
    private static final CatalogueVersion RULES = new CatalogueVersion("TEST-EXPERT", "2026");
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "2026");
    private static final RuleCatalogue CATALOGUE = new RuleCatalogue(
            RuleCatalogue.Period.CALENDAR_YEAR,
            List.of(
                    rule("LATE", new Points.Fixed(2)),
                    rule("SCORING", new Points.AsDecided()),
                    rule("BIAS", new Points.Range(3, 6))),
            List.of(new Threshold(
                    Threshold.Kind.CUMULATIVE,
                    8,
                    List.of(new Effect(Effect.Kind.REPORT_TO_SUPERVISOR, Optional.empty())))));

    private final Play play = new Play().in(Stage.EVALUATION);
    private final Subject expert = new Subject.Person(PersonRef.random(RANDOM));

    private static Rule rule(String code, Points points) {
        return new Rule(code, "测试项(虚构)", points, Optional.<Term>empty(), List.of());
    }

    @BeforeEach
    void bring_catalogues() {
        play.accept(catalogue(RULES, CATALOGUE));
        play.accept(catalogue(
                DAYS, new WorkingDays(2026, new TreeSet<>(List.of(LocalDate.of(2026, 4, 10))), new TreeSet<>())));
    }

    private ReadableRecord catalogue(CatalogueVersion version, CatalogueContent content) {
        return play.record(play.office, new Catalogue(version, LocalDate.of(2026, 1, 1), "测试(虚构)", content));
    }

    @Test
    void a_deduction_counts_once_the_window_for_objections_is_over() {
        ReadableRecord proposal = play.accept(proposal(behaviour(), "LATE", 2));
        play.refuse("STATE_FORBIDS", decision(play.supervisor, proposal, Decision.Outcome.CONFIRMED));
        play.accept(notice(proposal)); // 8 April, a Wednesday; the 10th is a holiday
        assertThat(deduction(proposal).object("limits").string("objectBy")).isEqualTo("2026-04-16");

        play.ledger.pass(Duration.ofDays(8));
        play.refuse("STATE_FORBIDS", decision(play.supervisor, proposal, Decision.Outcome.CONFIRMED));
        play.ledger.pass(Duration.ofDays(1));
        play.accept(decision(play.supervisor, proposal, Decision.Outcome.CONFIRMED));

        assertThat(deduction(proposal).string("state")).isEqualTo("CONFIRMED");
        assertThat(account().points()).isEqualTo(ExactPoints.of(2));
    }

    @Test
    void a_rejected_deduction_counts_nothing_and_may_be_proposed_anew() {
        ReadableRecord behaviour = behaviour();
        ReadableRecord proposal = play.accept(proposal(behaviour, "LATE", 2));
        play.accept(decision(play.supervisor, proposal, Decision.Outcome.REJECTED));

        play.refuse("STATE_FORBIDS", notice(proposal));
        assertThat(account().deductions()).isEmpty();
        play.accept(proposal(behaviour, "LATE", 2));
    }

    @Test
    void an_objection_is_received_within_the_window_and_answered_by_the_decision() {
        ReadableRecord proposal = play.accept(proposal(behaviour(), "LATE", 2));
        play.refuse("STATE_FORBIDS", objection(play.supervisor, proposal));
        play.accept(notice(proposal));
        play.accept(objection(play.supervisor, proposal));
        assertThat(deduction(proposal).string("state")).isEqualTo("OBJECTED");
        assertThat(deduction(proposal).object("limits").string("answerBy")).isEqualTo("2026-04-23");
        play.refuse("STATE_FORBIDS", objection(play.supervisor, proposal));

        play.accept(decision(play.supervisor, proposal, Decision.Outcome.CONFIRMED));
        assertThat(account().points()).isEqualTo(ExactPoints.of(2));
    }

    @Test
    void an_objection_on_the_day_after_the_last_is_late() {
        ReadableRecord proposal = play.accept(proposal(behaviour(), "LATE", 2));
        play.accept(notice(proposal));
        play.ledger.pass(Duration.ofDays(9));
        play.refuse("STATE_FORBIDS", objection(play.supervisor, proposal));
    }

    @Test
    void a_window_over_new_year_needs_the_next_year_s_working_days() {
        ReadableRecord proposal = play.accept(proposal(behaviour(), "LATE", 2));
        passTo("2026-12-29T02:00:00Z");
        Actor officer = officer(Role.INDUSTRY_SUPERVISOR);
        play.refuse("CALENDAR_MISSING", draftNotice(officer, proposal));

        bringNextYear();
        play.accept(draftNotice(officer, proposal)); // 29 December, a Tuesday
        assertThat(deduction(proposal).object("limits").string("objectBy")).isEqualTo("2027-01-06");
        play.accept(objection(officer, proposal));
        assertThat(deduction(proposal).object("limits").string("answerBy")).isEqualTo("2027-01-13");
    }

    @Test
    void an_objection_comes_until_the_last_day_of_a_window_over_new_year_and_not_after_it() {
        ReadableRecord inTime = play.accept(proposal(behaviour(), "LATE", 2));
        ReadableRecord late = play.accept(proposal(behaviour(), "LATE", 2));
        passTo("2026-12-29T02:00:00Z");
        bringNextYear();
        Actor officer = officer(Role.INDUSTRY_SUPERVISOR);
        play.accept(draftNotice(officer, inTime));
        play.accept(draftNotice(officer, late));
        passTo("2027-01-06T02:00:00Z");
        play.accept(objection(officer, inTime));
        assertThat(deduction(inTime).object("limits").string("answerBy")).isEqualTo("2027-01-20");
        passTo("2027-01-07T02:00:00Z");
        play.refuse("STATE_FORBIDS", objection(officer, late));
        play.accept(decision(officer, late, Decision.Outcome.CONFIRMED));
    }

    private void passTo(String instant) {
        play.ledger.pass(Duration.between(play.ledger.now(), Instant.parse(instant)));
    }

    private void bringNextYear() {
        play.accept(play.record(
                officer(Role.SUPERVISION_OFFICE),
                new Catalogue(
                        new CatalogueVersion(DAYS.catalogue(), "2027"),
                        LocalDate.of(2027, 1, 1),
                        "测试(虚构)",
                        new WorkingDays(2027, new TreeSet<>(List.of(LocalDate.of(2027, 1, 1))), new TreeSet<>()))));
    }

    /** Somebody whose licence is of today. */
    private Actor officer(Role role) {
        Actor officer = Actor.of("RegulatorMSP", role);
        play.accept(play.registration(play.regulatorRegistrar, officer));
        return officer;
    }

    @Test
    void the_centre_proposes_and_never_decides() { // invariant 7
        ReadableRecord proposal = play.accept(proposal(behaviour(), "LATE", 2));
        play.refuse("ROLE_FORBIDDEN", decision(play.staff, proposal, Decision.Outcome.CONFIRMED));
        play.refuse("ROLE_FORBIDDEN", decision(play.witness, proposal, Decision.Outcome.REJECTED));
        play.refuse("ROLE_FORBIDDEN", draftNotice(play.staff, proposal));
    }

    @Test
    void a_deduction_rests_on_evidence_registered_before() { // invariant 5
        EvidenceId unknown = EvidenceId.random(RANDOM);
        play.refuse(
                "REFERENCE_UNKNOWN",
                play.record(
                        play.staff,
                        behaviourOf(List.of(unknown), LocalDate.of(2026, 4, 7), false),
                        draft -> draft.lot(Play.LOT).subject(expert)));
        play.refuse("REFERENCE_UNKNOWN", proposal(file(EvidenceId.random(RANDOM)), "LATE", 2));
    }

    @Test
    void a_rule_is_that_of_the_version_in_force_on_the_day_of_the_behaviour() { // invariant 5
        play.accept(play.record(
                play.office,
                new Catalogue(
                        new CatalogueVersion("TEST-EXPERT", "2027"), LocalDate.of(2026, 4, 7), "测试(虚构)", CATALOGUE)));
        ReadableRecord behaviour = behaviour(); // of 7 April
        play.refuse("NOT_IN_FORCE", proposal(behaviour, "LATE", 2));
        play.accept(proposed(
                play.staff,
                behaviour,
                new Proposal(
                        behaviour.ref(),
                        new CatalogueVersion("TEST-EXPERT", "2027"),
                        "LATE",
                        Optional.of(2L),
                        Optional.empty())));
    }

    @Test
    void points_are_those_of_the_rule() { // invariant 6
        ReadableRecord behaviour = behaviour();
        play.refuse("POINTS_REFUSED", proposal(behaviour, "LATE", 3));
        play.refuse("POINTS_REFUSED", proposal(behaviour, "BIAS", 7));
        play.refuse("POINTS_REFUSED", proposal(behaviour, "BIAS", 4));
        play.refuse("REFERENCE_UNKNOWN", proposal(behaviour, "UNKNOWN", 2));
        play.accept(proposed(
                play.staff,
                behaviour,
                new Proposal(behaviour.ref(), RULES, "BIAS", Optional.of(4L), Optional.of("裁量基准第3项(虚构)"))));
        play.accept(proposal(behaviour(), "SCORING", 6));
    }

    @Test
    void the_same_fact_is_counted_once_under_a_rule() { // invariant 6
        EvidenceId shown = EvidenceId.random(RANDOM);
        ReadableRecord file = file(shown);
        ReadableRecord first = behaviour(file, shown);
        ReadableRecord again = behaviour(file, shown);
        play.accept(proposal(first, "LATE", 2));

        play.refuse("ALREADY_COUNTED", proposal(first, "LATE", 2));
        play.refuse("ALREADY_COUNTED", proposal(again, "LATE", 2));
        play.accept(proposal(again, "SCORING", 1));
    }

    @Test
    void history_needs_no_notice_and_may_leave_its_points_unknown() {
        EvidenceId shown = EvidenceId.random(RANDOM);
        ReadableRecord file = file(shown);
        Behaviour old = behaviourOf(List.of(shown), LocalDate.of(2026, 2, 1), true);
        UnaryOperator<ReadableRecord.Builder> about =
                draft -> draft.lot(Play.LOT).subject(expert).ref(file.ref());
        play.refuse("ROLE_FORBIDDEN", play.record(play.staff, old, about));
        ReadableRecord behaviour = play.accept(play.record(play.supervisor, old, about));
        ReadableRecord proposal = play.accept(proposed(
                play.supervisor,
                behaviour,
                new Proposal(behaviour.ref(), RULES, "LATE", Optional.empty(), Optional.empty())));
        play.accept(decision(play.supervisor, proposal, Decision.Outcome.CONFIRMED));

        Score score = score();
        assertThat(score.points()).isEqualTo(ExactPoints.NONE);
        assertThat(score.unknown()).isEqualTo(1);
    }

    @Test
    void only_history_leaves_its_points_unknown() {
        ReadableRecord behaviour = behaviour();
        play.refuse(
                "POINTS_REFUSED",
                proposed(
                        play.staff,
                        behaviour,
                        new Proposal(behaviour.ref(), RULES, "LATE", Optional.empty(), Optional.empty())));
    }

    @Test
    void a_behaviour_without_a_lot_says_why() {
        EvidenceId shown = EvidenceId.random(RANDOM);
        ReadableRecord file = fileWithoutLot(shown);
        Behaviour body = behaviourOf(List.of(shown), LocalDate.of(2026, 4, 7), false);
        play.refuse(
                "SCHEMA_INVALID",
                play.record(play.staff, body, draft -> draft.subject(expert).ref(file.ref())));
        play.accept(play.record(
                play.staff,
                new Behaviour(expert, body.happenedOn(), body.evidence(), TEXT, Optional.of("培训期间(虚构)"), false),
                draft -> draft.subject(expert).ref(file.ref())));
    }

    @Test
    void an_expert_objects_to_what_is_about_himself() {
        Actor himself = Actor.of("RegulatorMSP", Role.EXPERT);
        Actor another = Actor.of("RegulatorMSP", Role.EXPERT);
        play.accept(play.registration(play.regulatorRegistrar, himself));
        play.accept(play.registration(play.regulatorRegistrar, another));
        Subject subject = new Subject.Person(himself.person());
        EvidenceId shown = EvidenceId.random(RANDOM);
        ReadableRecord file = file(shown);
        ReadableRecord behaviour = play.accept(play.record(
                play.staff,
                new Behaviour(subject, LocalDate.of(2026, 4, 7), List.of(shown), TEXT, Optional.empty(), false),
                draft -> draft.lot(Play.LOT).subject(subject).ref(file.ref())));
        ReadableRecord proposal = play.accept(play.record(
                play.staff,
                new Proposal(behaviour.ref(), RULES, "LATE", Optional.of(2L), Optional.empty()),
                draft -> draft.lot(Play.LOT).subject(subject).ref(behaviour.ref())));
        play.accept(play.record(
                play.supervisor,
                new Notice(proposal.ref(), today(), DAYS),
                draft -> draft.lot(Play.LOT).subject(subject).ref(proposal.ref())));

        play.refuse("ROLE_FORBIDDEN", objection(another, proposal, subject));
        play.accept(objection(himself, proposal, subject));
    }

    @Test
    void reaching_a_threshold_is_followed_up_once() {
        for (int i = 0; i < 5; i++) {
            ReadableRecord proposal = play.accept(proposal(behaviour(), "LATE", 2));
            play.accept(notice(proposal));
            play.accept(objection(play.supervisor, proposal));
            play.accept(decision(play.supervisor, proposal, Decision.Outcome.CONFIRMED));
        }
        assertThat(score().points()).isEqualTo(ExactPoints.of(10));
        assertThat(score().followUps())
                .singleElement()
                .satisfies(follow -> assertThat(follow.grounds())
                        .containsExactly(new FollowUp.Ground(FollowUp.Cause.CUMULATIVE, ExactPoints.of(8))));
    }

    private Score score() {
        return Score.read(
                play.ledger::head,
                expert,
                RULES.catalogue(),
                LocalDate.of(2026, 12, 31),
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    private AccountHead account() {
        return play.ledger
                .head(AccountHead.key(expert, RULES.catalogue(), LocalDate.of(2026, 1, 1)))
                .map(AccountHead::fromJson)
                .orElseGet(() -> new AccountHead(expert, RULES.catalogue(), LocalDate.of(2026, 1, 1), List.of()));
    }

    private JsonObject deduction(ReadableRecord proposal) {
        return play.ledger.value("head/deduction/" + proposal.id()).orElseThrow();
    }

    private ReadableRecord behaviour() {
        EvidenceId shown = EvidenceId.random(RANDOM);
        return behaviour(file(shown), shown);
    }

    private ReadableRecord behaviour(ReadableRecord file, EvidenceId shown) {
        return play.accept(play.record(
                play.staff,
                behaviourOf(List.of(shown), LocalDate.of(2026, 4, 7), false),
                draft -> draft.lot(Play.LOT).subject(expert).ref(file.ref())));
    }

    private Behaviour behaviourOf(List<EvidenceId> evidence, LocalDate day, boolean backfilled) {
        return new Behaviour(expert, day, evidence, TEXT, Optional.empty(), backfilled);
    }

    private ReadableRecord file(EvidenceId evidence) {
        return play.accept(play.record(play.staff, registration(evidence), draft -> draft.lot(Play.LOT)));
    }

    private ReadableRecord fileWithoutLot(EvidenceId evidence) {
        return play.accept(play.record(play.staff, registration(evidence)));
    }

    private static FileRegistration registration(EvidenceId evidence) {
        return new FileRegistration(
                evidence,
                TEXT,
                1,
                "text/plain",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
    }

    private ReadableRecord proposal(ReadableRecord behaviour, String rule, long points) {
        return proposed(
                play.staff,
                behaviour,
                new Proposal(behaviour.ref(), RULES, rule, Optional.of(points), Optional.empty()));
    }

    private ReadableRecord proposed(Actor by, ReadableRecord behaviour, Proposal proposal) {
        return play.record(
                by, proposal, draft -> draft.lot(Play.LOT).subject(expert).ref(behaviour.ref()));
    }

    private ReadableRecord notice(ReadableRecord proposal) {
        return draftNotice(play.supervisor, proposal);
    }

    private ReadableRecord draftNotice(Actor by, ReadableRecord proposal) {
        return about(by, new Notice(proposal.ref(), today(), DAYS), proposal.ref());
    }

    private ReadableRecord objection(Actor by, ReadableRecord proposal) {
        return objection(by, proposal, expert);
    }

    private ReadableRecord objection(Actor by, ReadableRecord proposal, Subject subject) {
        return play.record(
                by,
                new Objection(proposal.ref(), today(), TEXT),
                draft -> draft.lot(Play.LOT).subject(subject).ref(proposal.ref()));
    }

    private ReadableRecord decision(Actor by, ReadableRecord proposal, Decision.Outcome outcome) {
        return about(by, new Decision(proposal.ref(), outcome, TEXT), proposal.ref());
    }

    private ReadableRecord about(Actor by, CreditBody body, RecordRef proposal) {
        return play.record(
                by, body, draft -> draft.lot(Play.LOT).subject(expert).ref(proposal));
    }

    private LocalDate today() {
        return Dates.of(play.ledger.now());
    }
}
