/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.CaseAdmission.Ground;
import org.jianzheng.model.casework.CaseAnswer;
import org.jianzheng.model.casework.CaseClosing;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.CaseProgress.State;
import org.jianzheng.model.casework.CaseTransfer;
import org.jianzheng.model.casework.CaseworkBody;
import org.jianzheng.model.casework.Consultation;
import org.jianzheng.model.casework.Examination;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.casework.TransferAcknowledgement;
import org.jianzheng.model.casework.TransferAcknowledgement.Result;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Department;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases, under an invented calendar of 2026 in which only the first days of May and the 4th to 6th of April are holidays. */
class CaseworkTest {
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "1");
    private static final byte[] REGISTER = new byte[32];
    private static final MatterTag MATTER = MatterTag.of(REGISTER, "投诉一(虚构)");

    private final Play play = new Play();
    private Bureau office = new Bureau(play, DepartmentId.parse("supervision-office"));
    private Bureau housing = new Bureau(play, DepartmentId.parse("housing-department"));
    private Bureau transport = new Bureau(play, DepartmentId.parse("transport-department"));

    @BeforeEach
    void register_departments_and_days() {
        at("2026-03-02T01:00:00Z");
        play.registered();
        office = office.register();
        housing = housing.register();
        transport = transport.register();
        play.accept(play.record(
                play.office,
                new Catalogue(
                        DAYS,
                        LocalDate.of(2026, 1, 1),
                        "测试(虚构)",
                        new WorkingDays(
                                2026,
                                new TreeSet<>(Stream.of(
                                                "2026-04-04",
                                                "2026-04-05",
                                                "2026-04-06",
                                                "2026-05-01",
                                                "2026-05-04",
                                                "2026-05-05")
                                        .map(LocalDate::parse)
                                        .toList()),
                                new TreeSet<>(List.of(LocalDate.of(2026, 5, 9)))))));
    }

    @Test
    void the_first_receiver_keeps_a_complaint_filed_at_many_doors_and_the_others_are_linked() { // invariant 20
        at("2026-04-08T01:00:00Z");
        ReadableRecord first = file(office, MATTER, "2026-04-01");
        List<RecordRef> others = Stream.of(housing, transport, office)
                .map(door -> file(door, MATTER, "2026-04-01").ref())
                .toList();

        CaseHead head = head(first);
        assertThat(head.keeper()).isEqualTo(office.id);
        assertThat(head.linked()).containsExactlyElementsOf(others);
        others.forEach(other ->
                play.refuse("REFERENCE_UNKNOWN", by(housing, new CaseAdmission(other, Optional.empty(), TEXT), other)));
        play.refuse("NOT_ASSIGNED", by(housing, accepted(first), first.ref()));
        ReadableRecord another = file(transport, MatterTag.of(REGISTER, "投诉二(虚构)"), "2026-04-01");
        assertThat(head(another).keeper()).isEqualTo(transport.id);
    }

    @Test
    void doors_that_open_on_one_day_are_linked_in_the_order_of_the_ledger() { // invariant 20
        at("2026-04-08T01:00:00Z");
        ReadableRecord late = filing(office, MATTER, "2026-04-01");
        ReadableRecord early = filing(housing, MATTER, "2026-04-01");
        play.accept(early);
        play.accept(late);

        assertThat(head(early).keeper()).isEqualTo(housing.id);
        assertThat(head(early).linked()).containsExactly(late.ref());
    }

    /** By hand from the calendar above; the first is the day of knowing. */
    @ParameterizedTest
    @CsvSource({
        // 1 April + 10 days is a Saturday, the Monday after it counts
        "2026-04-01, 2026-04-08T01:00:00Z, 2026-04-13, 2026-04-13",
        // over the end of a month: 24 March + 10 is 3 April, a Friday; three working days jump over the holidays
        "2026-03-24, 2026-04-03T01:00:00Z, 2026-04-03, 2026-04-09",
        // the tenth day is a holiday of three
        "2026-03-25, 2026-03-31T15:59:59Z, 2026-04-07, 2026-04-03",
        // one second later it is the next day in China
        "2026-03-25, 2026-03-31T16:00:00Z, 2026-04-07, 2026-04-07",
        // a Saturday that is worked counts
        "2026-04-29, 2026-05-07T01:00:00Z, 2026-05-09, 2026-05-11",
    })
    void limits_are_counted_by_the_calendar_that_is_named(
            LocalDate known, Instant received, LocalDate fileBy, LocalDate acceptBy) { // invariant 20
        goTo(received.minusSeconds(1));
        CaseHead head = head(file(office, MATTER, known.toString()));

        assertThat(head.limits().fileBy()).contains(fileBy);
        assertThat(head.limits().acceptBy()).isEqualTo(acceptBy);
        assertThat(head.dueBy()).contains(acceptBy);
        assertThat(head.limits().isLate()).isFalse();
    }

    @Test
    void limits_go_on_over_new_year_by_the_next_year_s_calendar() { // invariant 20
        at("2026-12-28T01:00:00Z");
        play.refuse("CALENDAR_MISSING", filing(office, MATTER, "2026-12-26"));
        Actor cataloguer = Actor.of("RegulatorMSP", Role.SUPERVISION_OFFICE);
        play.accept(play.registration(play.regulatorRegistrar, cataloguer));
        play.accept(play.record(
                cataloguer,
                new Catalogue(
                        new CatalogueVersion(DAYS.catalogue(), "2"),
                        LocalDate.of(2027, 1, 1),
                        "测试(虚构)",
                        new WorkingDays(2027, new TreeSet<>(List.of(LocalDate.of(2027, 1, 1))), new TreeSet<>()))));
        ReadableRecord filed = file(office, MATTER, "2026-12-26");
        // 29, 30, 31 December are worked; 26 December + 10 is Tuesday 5 January
        assertThat(head(filed).limits().acceptBy()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(head(filed).limits().fileBy()).contains(LocalDate.of(2027, 1, 5));
        play.accept(by(office, accepted(filed), filed.ref()));
        // three days of December, then 4 to 8, 11 to 15, 18 to 22, 25 to 29 January, 1 to 5 and 8 to 9 February
        assertThat(head(filed).dueBy()).contains(LocalDate.of(2027, 2, 9));
    }

    @Test
    void a_complaint_after_ten_days_is_registered_and_answered_and_never_accepted() { // invariant 20
        at("2026-04-13T15:59:50Z");
        ReadableRecord last = file(office, MATTER, "2026-04-01");
        play.refuse("STATE_FORBIDS", by(office, refused(last, Ground.LATE), last.ref()));
        play.accept(by(office, accepted(last), last.ref()));

        at("2026-04-13T16:00:00Z");
        ReadableRecord late = file(office, MatterTag.of(REGISTER, "投诉二(虚构)"), "2026-04-01");
        play.refuse("DEADLINE_PASSED", by(office, accepted(late), late.ref()));
        play.accept(by(office, refused(late, Ground.LATE), late.ref()));
        assertThat(head(late).state()).isEqualTo(State.REFUSED);
        play.refuse("STATE_FORBIDS", by(office, accepted(late), late.ref()));
    }

    @Test
    void a_tip_off_has_no_last_day() {
        at("2026-04-08T01:00:00Z");
        ReadableRecord tip = play.accept(about(
                office,
                new Filing(
                        Filing.Kind.TIP_OFF,
                        Filing.Channel.ONLINE,
                        office.id,
                        MATTER,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        TEXT,
                        DAYS)));
        assertThat(head(tip).limits().fileBy()).isEmpty();
        play.accept(by(office, accepted(tip), tip.ref()));
    }

    @Test
    void an_acceptance_that_comes_late_stands_and_shows_that_it_is_late() { // invariant 20
        at("2026-04-08T01:00:00Z");
        ReadableRecord first = file(office, MATTER, "2026-04-01");
        ReadableRecord second = file(office, MatterTag.of(REGISTER, "投诉二(虚构)"), "2026-04-01");
        at("2026-04-13T15:59:00Z");
        play.accept(by(office, accepted(first), first.ref()));
        at("2026-04-13T16:00:00Z");
        play.accept(by(office, accepted(second), second.ref()));

        assertThat(head(first).progress().admission().orElseThrow().inTime()).isTrue();
        assertThat(head(second).progress().admission().orElseThrow().inTime()).isFalse();
    }

    @Test
    void an_answer_is_due_thirty_working_days_after_the_acceptance_without_tests_and_reviews() { // invariant 20
        ReadableRecord filed = accepted("2026-04-13T01:00:00Z");
        // 13 April: 14 to 30 April are 13 working days, then 6, 7, 8 and the worked 9 May, 11 to 15, 18 to 22, 25 to 27
        // May
        assertThat(head(filed).dueBy()).contains(LocalDate.of(2026, 5, 27));

        at("2026-05-15T01:00:00Z");
        play.refuse("TIME_IMPLAUSIBLE", by(office, examined(filed, "2026-05-14", "2026-05-16"), filed.ref()));
        play.refuse("TIME_IMPLAUSIBLE", by(office, examined(filed, "2026-04-10", "2026-04-14"), filed.ref()));
        play.accept(by(office, examined(filed, "2026-04-28", "2026-05-08"), filed.ref()));
        // 28, 29, 30 April and 6, 7, 8 May do not count
        assertThat(head(filed).dueBy()).contains(LocalDate.of(2026, 6, 4));
        play.accept(by(office, examined(filed, "2026-05-08", "2026-05-11"), filed.ref()));
        // nor do the worked Saturday and the Monday; what was examined twice is not counted twice
        assertThat(head(filed).dueBy()).contains(LocalDate.of(2026, 6, 8));

        at("2026-06-08T15:00:00Z");
        play.accept(by(office, answer(filed, CaseAnswer.Outcome.DISMISSED), filed.ref()));
        assertThat(head(filed).progress().answer().orElseThrow().inTime()).isTrue();
    }

    @Test
    void an_answer_after_the_limit_shows_that_it_is_late() { // invariant 20
        ReadableRecord filed = accepted("2026-04-13T01:00:00Z");
        at("2026-05-27T16:00:00Z");
        play.accept(by(office, answer(filed, CaseAnswer.Outcome.WITHDRAWN), filed.ref()));
        assertThat(head(filed).progress().answer().orElseThrow().inTime()).isFalse();
    }

    @Test
    void a_case_goes_to_the_competent_department_when_that_one_takes_it() {
        at("2026-04-08T01:00:00Z");
        ReadableRecord filed = file(office, MATTER, "2026-04-01");
        play.refuse("STATE_FORBIDS", by(office, transfer(filed, CaseTransfer.What.CASE, office), filed.ref()));
        play.refuse("NOT_ASSIGNED", by(housing, transfer(filed, CaseTransfer.What.CASE, housing), filed.ref()));
        ReadableRecord sent = play.accept(by(office, transfer(filed, CaseTransfer.What.CASE, transport), filed.ref()));
        assertThat(head(filed).keeper()).isEqualTo(office.id);
        play.refuse("STATE_FORBIDS", by(office, accepted(filed), filed.ref()));
        play.refuse("STATE_FORBIDS", by(office, transfer(filed, CaseTransfer.What.CASE, housing), filed.ref()));
        play.refuse("NOT_ASSIGNED", acknowledge(housing, filed, sent, Result.TAKEN_OVER));

        play.accept(acknowledge(transport, filed, sent, Result.RETURNED));
        assertThat(head(filed).keeper()).isEqualTo(office.id);
        play.refuse("ALREADY_DONE", acknowledge(transport, filed, sent, Result.TAKEN_OVER));

        ReadableRecord again = play.accept(by(office, transfer(filed, CaseTransfer.What.CASE, housing), filed.ref()));
        play.accept(acknowledge(housing, filed, again, Result.TAKEN_OVER));
        assertThat(head(filed).keeper()).isEqualTo(housing.id);
        play.refuse("NOT_ASSIGNED", by(office, accepted(filed), filed.ref()));
        play.accept(by(housing, accepted(filed), filed.ref()));
        ReadableRecord elsewhere = file(transport, MATTER, "2026-04-01");
        assertThat(head(filed).keeper()).isEqualTo(housing.id);
        assertThat(head(filed).linked()).containsExactly(elsewhere.ref());
    }

    @Test
    void a_clue_goes_to_discipline_inspection_and_the_case_stays_open_until_it_is_acknowledged() {
        DepartmentId inspection = DepartmentId.parse("discipline-inspection");
        play.accept(play.record(
                play.regulatorRegistrar,
                new Department(
                        inspection,
                        "纪检监察(虚构)",
                        play.regulatorRegistrar.organisation(),
                        List.of(new Department.Post(play.discipline.person(), Department.Duty.OFFICER)))));
        ReadableRecord filed = accepted("2026-04-13T01:00:00Z");
        ReadableRecord clue = play.accept(
                by(office, new CaseTransfer(filed.ref(), CaseTransfer.What.CLUE, inspection, TEXT), filed.ref()));
        play.accept(by(office, answer(filed, CaseAnswer.Outcome.UPHELD), filed.ref()));
        assertThat(head(filed).keeper()).isEqualTo(office.id);
        play.refuse("STATE_FORBIDS", by(office, new CaseClosing(filed.ref()), filed.ref()));

        play.accept(play.record(
                play.discipline,
                new TransferAcknowledgement(filed.ref(), clue.ref(), Result.TAKEN_OVER),
                draft -> draft.ref(filed.ref()).ref(clue.ref())));
        play.accept(by(office, new CaseClosing(filed.ref()), filed.ref()));
        assertThat(head(filed).state()).isEqualTo(State.CLOSED);
        play.refuse("STATE_FORBIDS", by(office, transfer(filed, CaseTransfer.What.CLUE, housing), filed.ref()));
    }

    @Test
    void departments_consult_on_what_is_accepted_and_the_keeper_is_one_of_them() {
        at("2026-04-13T01:00:00Z");
        ReadableRecord filed = file(office, MATTER, "2026-04-01");
        Consultation together = new Consultation(filed.ref(), List.of(office.id, housing.id), TEXT);
        play.refuse("STATE_FORBIDS", by(office, together, filed.ref()));
        play.accept(by(office, accepted(filed), filed.ref()));
        play.refuse(
                "CONDITION_MISSING",
                by(office, new Consultation(filed.ref(), List.of(transport.id, housing.id), TEXT), filed.ref()));
        play.refuse("NOT_ASSIGNED", by(housing, together, filed.ref()));
        ReadableRecord opinion = play.accept(by(office, together, filed.ref()));
        assertThat(head(filed).progress().opinion()).contains(opinion.ref());
    }

    @Test
    void no_centre_receives_or_decides_a_case() { // invariant 7
        at("2026-04-08T01:00:00Z");
        ReadableRecord filed = file(office, MATTER, "2026-04-01");
        play.refuse("ROLE_FORBIDDEN", play.record(play.staff, accepted(filed), draft -> draft.ref(filed.ref())));
        Actor stranger = Actor.of("RegulatorMSP", Role.SUPERVISION_OFFICE);
        play.accept(play.registration(play.regulatorRegistrar, stranger));
        play.refuse("NOT_ASSIGNED", play.record(stranger, accepted(filed), draft -> draft.ref(filed.ref())));
    }

    @Test
    void whatever_is_said_of_a_case_stands_under_its_subjects_and_names_it() {
        at("2026-04-08T01:00:00Z");
        ReadableRecord filed = play.accept(play.record(
                office.officer,
                filing(Filing.Channel.WINDOW, office, MATTER, "2026-04-01", true),
                draft -> draft.subject(Play.AGENCY)));
        play.refuse("SUBJECTS_MISMATCH", by(office, accepted(filed), filed.ref()));
        play.refuse(
                "SCHEMA_INVALID", play.record(office.officer, accepted(filed), draft -> draft.subject(Play.AGENCY)));
        play.accept(play.record(
                office.officer,
                accepted(filed),
                draft -> draft.subject(Play.AGENCY).ref(filed.ref())));
    }

    private ReadableRecord accepted(String at) {
        at(at);
        ReadableRecord filed = file(office, MATTER, "2026-04-03");
        play.accept(by(office, accepted(filed), filed.ref()));
        return filed;
    }

    private void at(String time) {
        goTo(Instant.parse(time));
    }

    /** Every record is a second later. */
    private void goTo(Instant time) {
        play.ledger.pass(Duration.between(play.ledger.now(), time));
    }

    private ReadableRecord file(Bureau door, MatterTag matter, String knownOn) {
        return play.accept(filing(door, matter, knownOn));
    }

    private ReadableRecord filing(Bureau door, MatterTag matter, String knownOn) {
        return about(door, filing(Filing.Channel.BUREAU, door, matter, knownOn, false));
    }

    private static Filing filing(
            Filing.Channel channel, Bureau door, MatterTag matter, String knownOn, boolean aboutAgency) {
        return new Filing(
                Filing.Kind.COMPLAINT,
                channel,
                door.id,
                matter,
                Optional.of(LocalDate.parse(knownOn)),
                aboutAgency ? List.of(Play.AGENCY) : List.of(),
                Optional.empty(),
                TEXT,
                DAYS);
    }

    private static CaseAdmission accepted(ReadableRecord filed) {
        return new CaseAdmission(filed.ref(), Optional.empty(), TEXT);
    }

    private static CaseAdmission refused(ReadableRecord filed, Ground ground) {
        return new CaseAdmission(filed.ref(), Optional.of(ground), TEXT);
    }

    private static Examination examined(ReadableRecord filed, String from, String until) {
        return new Examination(filed.ref(), Examination.Kind.TEST, LocalDate.parse(from), LocalDate.parse(until), TEXT);
    }

    private static CaseAnswer answer(ReadableRecord filed, CaseAnswer.Outcome outcome) {
        return new CaseAnswer(filed.ref(), outcome, TEXT, List.of());
    }

    private static CaseTransfer transfer(ReadableRecord filed, CaseTransfer.What what, Bureau to) {
        return new CaseTransfer(filed.ref(), what, to.id, TEXT);
    }

    private ReadableRecord acknowledge(Bureau by, ReadableRecord filed, ReadableRecord sent, Result result) {
        return by(by, new TransferAcknowledgement(filed.ref(), sent.ref(), result), filed.ref(), sent.ref());
    }

    private ReadableRecord about(Bureau bureau, CaseworkBody body) {
        return by(bureau, body);
    }

    private ReadableRecord by(Bureau bureau, CaseworkBody body, RecordRef... refs) {
        return play.record(bureau.officer, body, draft -> draft.refs(Arrays.asList(refs)));
    }

    private CaseHead head(ReadableRecord filed) {
        return CaseHead.require(play.ledger::head, filed.ref());
    }
}
