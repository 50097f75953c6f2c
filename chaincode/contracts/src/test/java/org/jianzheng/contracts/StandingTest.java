/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.BehaviourReferral;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Exemption.Condition;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.GradeHead;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.credit.OffenceTag;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.ReferralHead;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.credit.Repair;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Membership;
import org.jianzheng.model.registry.MembershipHead;
import org.jianzheng.model.registry.Pool;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.RegisteredSubject.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exemption, repair, grade, merit, and the registers of companies and experts. */
class StandingTest {
    private static final Random RANDOM = new Random(31);
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});
    private static final LocalDate DAY = LocalDate.of(2026, 4, 7);
    private static final CatalogueVersion RULES = new CatalogueVersion("TEST-RULES", "1");
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "1");
    private static final PoolId POOL = PoolId.parse("province");
    private static final UnifiedCreditCode SUCCESSOR = UnifiedCreditCode.parse("91350100M000100Y43");
    private static final byte[] VAULT = new byte[32];
    private static final Set<Condition> ALL = Set.of(Condition.values());

    private final Play play = new Play().registered();
    private final Actor owner = Actor.of("RegulatorMSP", Role.POOL_OWNER);
    private final Actor agent = Actor.of("CityMSP", Role.AGENCY);
    private final EvidenceId shown = EvidenceId.random(RANDOM);
    private final ReadableRecord file;

    StandingTest() {
        play.accept(play.registration(play.regulatorRegistrar, owner));
        play.accept(play.registration(play.cityRegistrar, agent));
        file = play.accept(play.record(
                play.staff,
                new FileRegistration(
                        shown,
                        TEXT,
                        1,
                        "text/plain",
                        FileRegistration.Source.UNKNOWN,
                        Confidentiality.INTERNAL,
                        Optional.empty())));
    }

    @BeforeEach
    void bring_rules_and_days() {
        bring(
                RULES,
                new RuleCatalogue(
                        RuleCatalogue.Period.CALENDAR_YEAR,
                        List.of(new Rule("LATE", "测试项(虚构)", new Points.Fixed(2), Optional.empty(), List.of())),
                        List.of()));
        bring(DAYS, new WorkingDays(2026, new TreeSet<>(), new TreeSet<>()));
    }

    private void bring(CatalogueVersion version, CatalogueContent content) {
        play.accept(play.record(play.office, new Catalogue(version, LocalDate.of(2026, 1, 1), "测试(虚构)", content)));
    }

    @Test
    void only_a_first_offence_is_tolerated_even_if_the_first_was_tolerated_too() { // invariant 15
        OffenceTag tag = OffenceTag.of(VAULT, Play.AGENCY, "技术标部分雷同");
        play.accept(exemption(tag, ALL, play.staff));
        play.refuse("NOT_FIRST_OFFENCE", exemption(tag, ALL, play.staff));
        play.accept(exemption(OffenceTag.of(VAULT, Play.AGENCY, "另一种"), ALL, play.staff));
        play.accept(exemption(OffenceTag.of(VAULT, Play.TENDERER, "技术标部分雷同"), ALL, play.staff));
    }

    @Test
    void a_punished_offence_was_the_first_too() { // invariant 15
        OffenceTag tag = OffenceTag.of(VAULT, Play.AGENCY, "迟到");
        confirmed(Optional.of(tag));
        play.refuse("NOT_FIRST_OFFENCE", exemption(tag, ALL, play.staff));
    }

    @Test
    void an_exemption_needs_all_that_must_be_shown_and_a_second_organisation() { // invariant 15
        OffenceTag tag = OffenceTag.of(VAULT, Play.AGENCY, "技术标部分雷同");
        for (Condition missing : Condition.values()) {
            Set<Condition> others = new java.util.HashSet<>(ALL);
            others.remove(missing);
            play.refuse("CONDITION_MISSING", exemption(tag, others, play.staff));
        }
        play.refuse("SIGNATURE_MISSING", exemption(tag, ALL, play.office));
        play.refuse(
                "ROLE_FORBIDDEN",
                play.draft(play.staff, new Exemption(tag, ALL, TEXT, Optional.empty()), draft -> draft)
                        .sign(play.staff.key(), play.supervisor.key()));
    }

    @Test
    void a_tolerated_offence_names_nobody_and_deducts_nothing() { // invariant 15
        ReadableRecord proposal = proposed();
        ReadableRecord exemption = play.accept(exemption(OffenceTag.of(VAULT, Play.AGENCY, "迟到"), ALL, play.staff));
        assertThat(exemption.canonical()).asString().doesNotContain(Play.AGENCY_CODE.value());
        assertThat(exemption.subjects()).isEmpty();

        OffenceTag other = OffenceTag.of(VAULT, Play.AGENCY, "另一种");
        play.accept(play.draft(
                        play.supervisor,
                        new Exemption(other, ALL, TEXT, Optional.of(proposal.ref())),
                        draft -> draft.subject(Play.AGENCY).ref(proposal.ref()))
                .sign(play.supervisor.key(), play.staff.key()));
        assertThat(DeductionHead.require(play.ledger::head, proposal.ref()).state())
                .isEqualTo(DeductionHead.State.EXEMPTED);
        assertThat(points(Play.AGENCY)).isEqualTo(ExactPoints.NONE);
        play.refuse("STATE_FORBIDS", about(play.supervisor, new Notice(proposal.ref(), DAY, DAYS), proposal.ref()));
    }

    @Test
    void nothing_is_repaired_before_the_minimum() { // invariant 14
        ReadableRecord proposal = confirmed(Optional.empty());
        assertThat(points(Play.AGENCY)).isEqualTo(ExactPoints.of(2));
        Repair repair = new Repair(proposal.ref(), Measure.Severity.GENERAL, TEXT);
        play.refuse("NOT_IN_FORCE", about(play.supervisor, repair, proposal.ref()));
        bring(new CatalogueVersion("REPAIR", "2026"), policy());

        play.refuse("STATE_FORBIDS", about(play.supervisor, repair, proposal.ref()));
        play.ledger.pass(Duration.ofDays(4));
        play.refuse("STATE_FORBIDS", about(play.supervisor, repair, proposal.ref()));
        play.ledger.pass(Duration.ofDays(1));
        play.accept(about(play.supervisor, repair, proposal.ref()));

        assertThat(points(Play.AGENCY)).isEqualTo(ExactPoints.NONE);
        assertThat(score(Play.AGENCY, Dates.of(play.ledger.now()).minusDays(1)).points())
                .isEqualTo(ExactPoints.of(2));
        play.refuse("ALREADY_DONE", about(play.supervisor, repair, proposal.ref()));
    }

    private static RepairPolicy policy() {
        Map<Measure.Severity, Integer> days =
                Map.of(Measure.Severity.SLIGHT, 1, Measure.Severity.GENERAL, 5, Measure.Severity.SERIOUS, 20);
        return new RepairPolicy(days.entrySet().stream()
                .map(entry -> new RepairPolicy.Period(
                        entry.getKey(), Optional.of(new Term(entry.getValue(), Term.Unit.DAYS)), Term.months(12)))
                .toList());
    }

    @Test
    void a_referral_stays_open_until_the_pool_s_owner_acknowledges_it() { // invariant 21
        ReadableRecord behaviour = behaviour();
        BehaviourReferral referral = new BehaviourReferral(behaviour.ref(), new ReferralTarget.OwnerOf(POOL));
        play.refuse("REFERENCE_UNKNOWN", about(play.staff, referral, behaviour.ref()));
        pool();
        ReadableRecord referred = play.accept(about(play.staff, referral, behaviour.ref()));
        assertThat(ReferralHead.require(play.ledger::head, referred.ref()).acknowledged())
                .isEmpty();

        Acknowledgement taken = new Acknowledgement(referred.ref());
        play.refuse("ROLE_FORBIDDEN", about(play.supervisor, taken, referred.ref()));
        ReadableRecord acknowledged = play.accept(about(owner, taken, referred.ref()));
        assertThat(ReferralHead.require(play.ledger::head, referred.ref()).acknowledged())
                .map(ReferralHead.Taken::by)
                .contains(acknowledged.ref());
        play.refuse("STATE_FORBIDS", about(owner, taken, referred.ref()));
    }

    @Test
    void a_referral_to_a_department_is_taken_over_by_its_officers() {
        ReadableRecord behaviour = behaviour();
        DepartmentId nobody = DepartmentId.parse("nobody");
        play.refuse(
                "REFERENCE_UNKNOWN",
                about(
                        play.staff,
                        new BehaviourReferral(behaviour.ref(), new ReferralTarget.Competent(nobody)),
                        behaviour.ref()));
        ReadableRecord referred = play.accept(about(
                play.staff,
                new BehaviourReferral(behaviour.ref(), new ReferralTarget.Competent(Play.HOUSING)),
                behaviour.ref()));
        pool();

        Acknowledgement taken = new Acknowledgement(referred.ref());
        play.refuse("ROLE_FORBIDDEN", about(owner, taken, referred.ref()));
        play.refuse("ROLE_FORBIDDEN", about(play.staff, taken, referred.ref()));
        play.accept(about(play.supervisor, taken, referred.ref()));
        play.refuse("STATE_FORBIDS", about(play.supervisor, taken, referred.ref()));
    }

    @Test
    void deductions_leave_an_assessed_grade_as_it_is() {
        play.refuse(
                "ROLE_FORBIDDEN",
                play.record(
                        play.staff,
                        grade("B"),
                        draft -> draft.subject(Play.AGENCY).ref(file.ref())));
        play.accept(about(play.office, grade("B"), file.ref()));
        confirmed(Optional.empty());
        assertThat(GradeHead.read(play.ledger::head, Play.AGENCY, "COUNTY-AGENCIES"))
                .hasValueSatisfying(head -> assertThat(head.grade().grade()).isEqualTo("B"));
        play.accept(about(play.office, grade("A"), file.ref()));
        assertThat(GradeHead.read(play.ledger::head, Play.AGENCY, "COUNTY-AGENCIES"))
                .hasValueSatisfying(head -> assertThat(head.grade().grade()).isEqualTo("A"));
    }

    private Grade grade(String grade) {
        return new Grade(Play.AGENCY, "COUNTY-AGENCIES", grade, DAY, List.of(shown));
    }

    @Test
    void a_merit_needs_registered_evidence_as_a_behaviour_does() { // invariant 28
        Merit merit = new Merit(Play.AGENCY, "守信(虚构)", DAY, DAY.plusYears(1), List.of(shown));
        play.refuse("SCHEMA_INVALID", play.record(play.staff, merit, draft -> draft.subject(Play.AGENCY)));
        play.accept(about(play.staff, merit, file.ref()));
        Merit unknown = new Merit(Play.AGENCY, "守信(虚构)", DAY, DAY.plusYears(1), List.of(EvidenceId.random(RANDOM)));
        play.refuse("REFERENCE_UNKNOWN", about(play.staff, unknown, file.ref()));
    }

    @Test
    void a_new_name_keeps_the_old_ones_and_what_counts() { // invariant 23
        RegisteredSubject first = company(Play.AGENCY_CODE, List.of(name("甲公司", 2020)), List.of());
        play.accept(subject(play.staff, first, List.of()));
        play.refuse(
                "STATE_FORBIDS",
                subject(play.staff, company(Play.AGENCY_CODE, List.of(name("乙公司", 2026)), List.of()), List.of()));
        RegisteredSubject renamed = company(Play.AGENCY_CODE, List.of(name("甲公司", 2020), name("乙公司", 2026)), List.of());
        play.accept(subject(play.staff, renamed, List.of()));
        confirmed(Optional.empty());

        assertThat(renamed.nameOn(LocalDate.of(2025, 1, 1))).contains("甲公司(虚构)");
        assertThat(renamed.nameOn(LocalDate.of(2026, 1, 2))).contains("乙公司(虚构)");
        assertThat(points(Play.AGENCY)).isEqualTo(ExactPoints.of(2));
    }

    @ParameterizedTest
    @EnumSource(Origin.How.class)
    void whoever_registers_anew_or_comes_of_a_merger_or_a_split_inherits_what_counts(Origin.How how) { // invariant 23
        confirmed(Optional.empty());
        Origin origin = new Origin(how, Play.AGENCY_CODE, DAY);
        RegisteredSubject anew = company(SUCCESSOR, List.of(name("新公司", 2026)), List.of(origin));
        play.refuse("REFERENCE_UNKNOWN", subject(play.office, anew, List.of()));
        ReadableRecord old = play.accept(
                subject(play.staff, company(Play.AGENCY_CODE, List.of(name("甲公司", 2020)), List.of()), List.of()));
        play.refuse("SCHEMA_INVALID", subject(play.office, anew, List.of()));
        play.refuse("ROLE_FORBIDDEN", subject(play.staff, anew, List.of(old.ref())));
        play.accept(subject(play.office, anew, List.of(old.ref())));

        assertThat(points(new Subject.Organisation(SUCCESSOR))).isEqualTo(ExactPoints.of(2));
    }

    @Test
    void whoever_is_registered_to_act_for_a_company_objects_for_it() {
        ReadableRecord proposal = proposed();
        play.accept(about(play.supervisor, new Notice(proposal.ref(), DAY, DAYS), proposal.ref()));
        Objection objection = new Objection(proposal.ref(), DAY, TEXT);
        play.refuse("ROLE_FORBIDDEN", about(agent, objection, proposal.ref()));
        play.accept(subject(play.staff, company(Play.AGENCY_CODE, List.of(name("甲公司", 2020)), List.of()), List.of()));
        play.accept(about(agent, objection, proposal.ref()));
    }

    @Test
    void an_expert_belongs_to_a_pool_from_appointment_to_removal() {
        play.refuse("REFERENCE_UNKNOWN", member(owner, Membership.Step.APPOINTED, Optional.empty()));
        pool();
        play.refuse("STATE_FORBIDS", member(owner, Membership.Step.TRAINED, Optional.of(true)));
        play.accept(member(owner, Membership.Step.APPOINTED, Optional.empty()));
        play.refuse("STATE_FORBIDS", member(owner, Membership.Step.APPOINTED, Optional.empty()));
        play.accept(member(owner, Membership.Step.TRAINED, Optional.of(true)));
        play.accept(member(owner, Membership.Step.ASSESSED, Optional.of(false)));
        MembershipHead head = membership();
        assertThat(head.trainedOn()).contains(DAY);
        assertThat(head.assessedOn()).isEmpty();
        assertThat(head.isMemberOn(DAY)).isTrue();

        play.accept(member(owner, Membership.Step.REMOVED, Optional.empty()));
        assertThat(membership().isMemberOn(DAY)).isFalse();
        play.refuse("STATE_FORBIDS", member(owner, Membership.Step.ADJUSTED, Optional.empty()));
        play.accept(member(owner, Membership.Step.APPOINTED, Optional.empty()));
    }

    @Test
    void training_and_yearly_assessment_are_those_last_passed_in_whatever_order_they_are_entered() { // domain 102
        pool();
        play.accept(member(owner, POOL, Membership.Step.APPOINTED, DAY.minusYears(2), Optional.empty()));
        play.accept(member(owner, POOL, Membership.Step.ASSESSED, DAY, Optional.of(true)));
        play.accept(member(owner, POOL, Membership.Step.ASSESSED, DAY.minusYears(1), Optional.of(true)));
        play.accept(member(owner, POOL, Membership.Step.TRAINED, DAY.minusDays(30), Optional.of(true)));
        play.accept(member(owner, POOL, Membership.Step.TRAINED, DAY, Optional.of(false)));

        assertThat(membership().assessedOn()).contains(DAY);
        assertThat(membership().trainedOn()).contains(DAY.minusDays(30));
        play.refuse(
                "TIME_IMPLAUSIBLE",
                member(owner, POOL, Membership.Step.ASSESSED, DAY.minusYears(3), Optional.of(true)));
    }

    @Test
    void an_adjustment_says_in_which_fields_an_expert_may_be_drawn_from_then_on() { // domain 102
        pool();
        play.accept(member(owner, Membership.Step.APPOINTED, Optional.empty()));
        assertThat(membership().fields()).containsExactly("道路工程(虚构)");
        play.accept(play.record(
                owner,
                new Membership(
                        POOL,
                        play.witness.person(),
                        Membership.Step.ADJUSTED,
                        DAY,
                        Optional.empty(),
                        List.of("水利工程(虚构)", "工程造价(虚构)"),
                        TEXT),
                draft -> draft.subject(new Subject.Person(play.witness.person()))));
        assertThat(membership().fields()).containsExactly("水利工程(虚构)", "工程造价(虚构)");
    }

    @Test
    void whoever_was_removed_is_appointed_again_no_earlier() {
        pool();
        play.accept(member(owner, POOL, Membership.Step.APPOINTED, DAY.minusYears(2), Optional.empty()));
        play.accept(member(owner, POOL, Membership.Step.REMOVED, DAY, Optional.empty()));
        play.refuse(
                "TIME_IMPLAUSIBLE", member(owner, POOL, Membership.Step.APPOINTED, DAY.minusDays(1), Optional.empty()));
        play.accept(member(owner, Membership.Step.APPOINTED, Optional.empty()));
    }

    @Test
    void an_expert_in_two_pools_is_removed_from_one_and_referred_to_each() { // invariant 21
        PoolId city = PoolId.parse("city");
        pool();
        pool(city);
        play.accept(member(owner, POOL, Membership.Step.APPOINTED, Optional.empty()));
        play.accept(member(owner, city, Membership.Step.APPOINTED, Optional.empty()));
        play.accept(member(owner, city, Membership.Step.REMOVED, Optional.empty()));
        assertThat(membership().isMemberOn(DAY)).isTrue();

        ReadableRecord behaviour = behaviour();
        List<ReadableRecord> referred = Stream.of(POOL, city)
                .map(pool -> play.accept(about(
                        play.staff,
                        new BehaviourReferral(behaviour.ref(), new ReferralTarget.OwnerOf(pool)),
                        behaviour.ref())))
                .toList();
        RecordRef second = referred.getLast().ref();
        play.accept(about(owner, new Acknowledgement(second), second));
        assertThat(referred.stream()
                        .map(each -> ReferralHead.require(play.ledger::head, each.ref()))
                        .map(head -> head.acknowledged().isPresent()))
                .containsExactly(false, true);
    }

    @Test
    void a_pool_is_its_owner_s() {
        play.refuse(
                "MSP_MISMATCH",
                play.record(owner, new Pool(POOL, "省级专家库(虚构)", Pool.Level.PROVINCE, OrganisationId.parse("CityMSP"))));
        pool();
        play.refuse("ROLE_FORBIDDEN", member(play.staff, Membership.Step.APPOINTED, Optional.empty()));
    }

    private void pool() {
        pool(POOL);
    }

    private void pool(PoolId pool) {
        play.accept(play.record(owner, new Pool(pool, "省级专家库(虚构)", Pool.Level.PROVINCE, owner.organisation())));
    }

    private ReadableRecord member(Actor by, Membership.Step step, Optional<Boolean> passed) {
        return member(by, POOL, step, passed);
    }

    private ReadableRecord member(Actor by, PoolId pool, Membership.Step step, Optional<Boolean> passed) {
        return member(by, pool, step, DAY, passed);
    }

    private static List<String> fields(Membership.Step step, String... fields) {
        return step == Membership.Step.APPOINTED || step == Membership.Step.ADJUSTED ? List.of(fields) : List.of();
    }

    private ReadableRecord member(Actor by, PoolId pool, Membership.Step step, LocalDate on, Optional<Boolean> passed) {
        return play.record(
                by,
                new Membership(pool, play.witness.person(), step, on, passed, fields(step, "道路工程(虚构)"), TEXT),
                draft -> draft.subject(new Subject.Person(play.witness.person())));
    }

    private MembershipHead membership() {
        return MembershipHead.read(play.ledger::head, POOL, play.witness.person())
                .orElseThrow();
    }

    private static RegisteredSubject.Name name(String name, int year) {
        return new RegisteredSubject.Name(name + "(虚构)", LocalDate.of(year, 1, 1));
    }

    private RegisteredSubject company(
            UnifiedCreditCode code, List<RegisteredSubject.Name> names, List<Origin> origins) {
        return new RegisteredSubject(
                ExplainedCode.of(code),
                List.of(RegisteredSubject.Kind.AGENCY),
                names,
                origins,
                List.of(agent.person()));
    }

    private ReadableRecord subject(Actor by, RegisteredSubject body, List<RecordRef> refs) {
        return play.record(
                by, body, draft -> draft.subject(body.code().subject()).refs(refs));
    }

    private ReadableRecord exemption(OffenceTag tag, Set<Condition> conditions, Actor second) {
        return play.draft(play.supervisor, new Exemption(tag, conditions, TEXT, Optional.empty()), draft -> draft)
                .sign(play.supervisor.key(), second.key());
    }

    private ReadableRecord behaviour() {
        Behaviour behaviour = new Behaviour(Play.AGENCY, DAY, List.of(shown), TEXT, Optional.of("历史(虚构)"), true);
        return play.accept(about(play.supervisor, behaviour, file.ref()));
    }

    private ReadableRecord proposed() {
        ReadableRecord behaviour = behaviour();
        Proposal proposal = new Proposal(behaviour.ref(), RULES, "LATE", Optional.of(2L), Optional.empty());
        return play.accept(about(play.supervisor, proposal, behaviour.ref()));
    }

    private ReadableRecord confirmed(Optional<OffenceTag> tag) {
        ReadableRecord proposal = proposed();
        Decision decision = new Decision(proposal.ref(), Decision.Outcome.CONFIRMED, TEXT, tag);
        play.accept(about(play.supervisor, decision, proposal.ref()));
        return proposal;
    }

    private ReadableRecord about(Actor by, RecordBody body, RecordRef ref) {
        return play.record(by, body, draft -> draft.subject(Play.AGENCY).ref(ref));
    }

    private ExactPoints points(Subject subject) {
        return score(subject, Dates.of(play.ledger.now())).points();
    }

    private Score score(Subject subject, LocalDate on) {
        return Score.read(play.ledger::head, subject, RULES.catalogue(), on, play.ledger.now());
    }
}
