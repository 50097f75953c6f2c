/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.CountersignResult;
import org.jianzheng.model.witness.Escalation;
import org.jianzheng.model.witness.EscalationStep;
import org.jianzheng.model.witness.Handover;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.Referral;
import org.jianzheng.model.witness.ReferralAcknowledgement;
import org.jianzheng.model.witness.SessionChange;
import org.jianzheng.model.witness.SessionNote;
import org.jianzheng.model.witness.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WitnessTest {
    private final Play play = new Play();

    @ParameterizedTest
    @EnumSource(ItemCode.class)
    void an_item_is_recorded_from_its_stage_on_and_not_before(ItemCode item) {
        play.assigned();
        for (Stage stage : Stage.values()) {
            play.advanceTo(stage);
            if (stage.hasReached(item.seenFrom())) {
                play.accept(play.item(play.session, item));
            } else {
                play.refuse("STAGE_ORDER", play.item(play.session, item));
            }
        }
    }

    @Test
    void only_the_lots_witness_records_items_and_incidents() {
        play.in(Stage.EVALUATION);

        play.refuse("NOT_ASSIGNED", play.item(play.secondWitness, ItemCode.W2));
        play.refuse("NOT_ASSIGNED", incident(play.secondWitness));
        play.refuse("ROLE_FORBIDDEN", play.item(play.staff, ItemCode.W2));
        play.refuse("MSP_MISMATCH", play.item(play.countyWitness, ItemCode.W2));
        play.accept(play.item(play.witness, ItemCode.W2));
        play.accept(incident(play.session));
    }

    @Test
    void a_lot_without_witness_has_no_items() {
        play.registered();
        play.accept(play.openProject());
        play.accept(play.openTender());
        play.accept(play.openLot(Play.LOT));
        play.advanceTo(Stage.OPENING);
        play.refuse("NOT_ASSIGNED", play.item(play.witness, ItemCode.W2));
    }

    @Test
    void a_lot_has_one_responsible_witness() { // domain 51
        play.assigned();
        play.refuse("STATE_FORBIDS", play.assign(Play.LOT));
        play.refuse(
                "ROLE_FORBIDDEN",
                play.record(play.witness, new Assignment(play.witness.person(), 0), draft -> draft.lot(Play.LOT)));
    }

    @Test
    void a_witness_hands_over_and_then_the_other_records() {
        play.in(Stage.OPENING);
        ReadableRecord before = play.item(play.witness, ItemCode.W2);
        play.refuse("NOT_ASSIGNED", handover(play.secondWitness, play.secondWitness, play.witness));
        play.refuse("NOT_ASSIGNED", handover(play.staff, play.secondWitness, play.witness));
        play.refuse("STATE_FORBIDS", handover(play.witness, play.witness, play.witness));
        play.accept(handover(play.witness, play.witness, play.secondWitness));

        play.refuse("NOT_ASSIGNED", play.item(play.witness, ItemCode.W3));
        play.accept(play.item(play.secondWitness, ItemCode.W3));
        // What the first witness saw in their own time still counts.
        play.accept(before);
        play.accept(handover(play.staff, play.secondWitness, play.witness));
    }

    @Test
    void a_handover_cannot_lie_before_the_present_witness_began() {
        play.registered();
        play.accept(play.openProject());
        play.accept(play.openTender());
        play.accept(play.openLot(Play.LOT));
        ReadableRecord early = handover(play.staff, play.witness, play.secondWitness);
        play.accept(play.assign(Play.LOT));
        play.refuse("TIME_IMPLAUSIBLE", early);
    }

    @Test
    void an_incident_stands_under_its_subject() {
        play.in(Stage.EVALUATION);
        Incident body = new Incident(1, Play.AGENCY, "未经登记进入评标区走廊", List.of());

        play.refuse("SUBJECTS_MISMATCH", play.record(play.witness, body, draft -> draft.lot(Play.LOT)));
        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(play.witness, body, draft -> draft.lot(Play.LOT).subject(Play.TENDERER)));
        play.accept(play.record(play.witness, body, draft -> draft.lot(Play.LOT).subject(Play.AGENCY)));
    }

    @Test
    void escalation_takes_its_three_steps_in_order() { // domain 72
        play.in(Stage.EVALUATION);
        ReadableRecord incident = play.accept(incident(play.witness));

        play.refuse("STATE_FORBIDS", escalation(incident, EscalationStep.CAPTURED));
        play.accept(escalation(incident, EscalationStep.MONITORED));
        play.refuse("STATE_FORBIDS", escalation(incident, EscalationStep.MONITORED));
        play.refuse("STATE_FORBIDS", escalation(incident, EscalationStep.CAPTURED));
        play.accept(escalation(incident, EscalationStep.DISSUADED));
        play.refuse("STATE_FORBIDS", escalation(incident, EscalationStep.DISSUADED));
        play.accept(escalation(incident, EscalationStep.CAPTURED));
        play.refuse("STATE_FORBIDS", escalation(incident, EscalationStep.CAPTURED));
    }

    @Test
    void the_report_of_an_incident_stands_for_the_first_step() {
        play.in(Stage.EVALUATION);
        ReadableRecord incident = play.accept(incident(play.witness));

        play.accept(escalation(incident, EscalationStep.DISSUADED));
        play.refuse("STATE_FORBIDS", escalation(incident, EscalationStep.MONITORED));
    }

    @Test
    void an_escalation_names_its_incident_lot_and_subject() {
        play.in(Stage.EVALUATION);
        ReadableRecord incident = play.accept(incident(play.witness));
        Escalation body = new Escalation(incident.ref(), EscalationStep.DISSUADED, "当即改正", List.of());
        ReadableRecord item = play.accept(play.item(play.witness, ItemCode.W2));

        play.refuse("SCHEMA_INVALID", about(incident, body, UnaryOperator.identity()));
        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(play.staff, body, draft -> draft.lot(Play.LOT).ref(incident.ref())));
        play.refuse(
                "REFERENCE_UNKNOWN",
                about(
                        incident,
                        new Escalation(item.ref(), EscalationStep.DISSUADED, "当即改正", List.of()),
                        draft -> draft.ref(item.ref())));
        play.refuse(
                "NOT_ASSIGNED",
                play.record(
                        play.secondWitness,
                        body,
                        draft -> draft.lot(Play.LOT)
                                .subjects(incident.subjects())
                                .ref(incident.ref())));
        play.accept(about(incident, body, draft -> draft.ref(incident.ref())));
    }

    @Test
    void an_incident_is_reported_to_a_registered_department_and_never_judged() { // domain 62
        play.in(Stage.AWARD);
        ReadableRecord incident = play.accept(incident(play.witness));

        play.refuse(
                "REFERENCE_UNKNOWN",
                about(
                        incident,
                        new Referral(incident.ref(), DepartmentId.parse("water-bureau"), "未经登记进入"),
                        draft -> draft.ref(incident.ref())));
        ReadableRecord referral = play.accept(about(
                incident, new Referral(incident.ref(), Play.HOUSING, "未经登记进入"), draft -> draft.ref(incident.ref())));

        assertThat(play.ledger
                        .value("head/incident/" + incident.id())
                        .orElseThrow()
                        .array("referrals")
                        .strings())
                .containsExactly(referral.ref().toString());
    }

    private ReadableRecord acknowledgement(Actor by, ReadableRecord incident, RecordRef referral) {
        return play.record(
                by,
                new ReferralAcknowledgement(incident.ref(), referral, Optional.empty()),
                draft -> draft.lot(Play.LOT)
                        .subjects(incident.subjects())
                        .ref(incident.ref())
                        .ref(referral));
    }

    @Test
    void the_department_to_which_an_incident_was_reported_acknowledges_it_once_and_no_centre_does() { // invariant 7
        play.in(Stage.OPENING);
        ReadableRecord incident = play.accept(incident(play.witness));
        ReadableRecord referral = play.accept(about(
                incident, new Referral(incident.ref(), Play.HOUSING, "未经登记进入"), draft -> draft.ref(incident.ref())));

        play.refuse("ROLE_FORBIDDEN", acknowledgement(play.staff, incident, referral.ref()));
        play.refuse("REFERENCE_UNKNOWN", acknowledgement(play.supervisor, incident, incident.ref()));
        play.accept(acknowledgement(play.supervisor, incident, referral.ref()));
        play.refuse("ALREADY_DONE", acknowledgement(play.supervisor, incident, referral.ref()));
        assertThat(play.ledger
                        .value("head/incident/" + incident.id())
                        .orElseThrow()
                        .array("acknowledged")
                        .strings())
                .containsExactly(referral.ref().toString());
    }

    @ParameterizedTest
    @EnumSource(SessionNote.Kind.class)
    void a_note_of_a_session_is_written_by_whose_it_is(SessionNote.Kind kind) {
        play.in(Stage.AWARD);
        boolean supervisors = kind.name().startsWith("SUPERVISOR");
        SessionNote note = new SessionNote(
                kind,
                "现场记录(示例)",
                supervisors ? Optional.of(Play.HOUSING) : Optional.empty(),
                kind == SessionNote.Kind.EXPERT_CHECKED_IN
                        ? Optional.of(play.countyWitness.person())
                        : Optional.empty(),
                List.of());
        judged(note, play.session, kind.author() != SessionNote.Author.SUPERVISOR, "ROLE_FORBIDDEN");
        judged(note, play.staff, kind.author() == SessionNote.Author.CENTRE, "ROLE_FORBIDDEN");
        judged(note, play.supervisor, kind.author() == SessionNote.Author.SUPERVISOR, "ROLE_FORBIDDEN");
        if (kind.author() != SessionNote.Author.SUPERVISOR) {
            judged(note, play.secondWitness, false, "NOT_ASSIGNED");
        }
    }

    private ReadableRecord about(SessionNote note, Actor by) {
        return play.record(by, note, draft -> {
            note.expert().ifPresent(expert -> draft.subject(new Subject.Person(expert)));
            return draft.lot(Play.LOT);
        });
    }

    @Test
    void that_an_expert_checked_in_is_sealed_until_the_result() { // invariant 4
        play.in(Stage.EVALUATION);
        ReadableRecord note = about(
                new SessionNote(
                        SessionNote.Kind.EXPERT_CHECKED_IN,
                        "人证核验一致，通信工具已存放(示例)",
                        Optional.empty(),
                        Optional.of(play.countyWitness.person()),
                        List.of()),
                play.staff);
        play.refuse("NOT_YET_OPEN", note);
        SealedRecord sealed = play.accept(play.seal(play.staff, note, OpeningClass.RESULT));
        play.refuse("NOT_YET_OPEN", play.opening(play.staff, sealed, note));
        play.advanceTo(Stage.AWARD);
        play.accept(play.opening(play.staff, sealed, note));
    }

    @Test
    void a_witness_of_several_lots_turns_from_one_to_the_other_and_each_has_its_own_record() { // domain 54
        LotCode other = LotCode.parse("E620800ZZ99000001001002");
        play.in(Stage.OPENING);
        play.accept(play.openLot(other));
        play.accept(play.assign(other));
        play.accept(
                play.record(play.staff, StageStep.next(Stage.INITIATION, Stage.TENDERING), draft -> draft.lot(other)));
        for (LotCode lot : List.of(Play.LOT, other, Play.LOT)) {
            play.accept(play.record(
                    play.session,
                    new SessionNote(SessionNote.Kind.ATTENTION, "转入(示例)", Optional.empty(), List.of()),
                    draft -> draft.lot(lot)));
        }
        // One of the sessions stands still, the other goes on.
        play.accept(session(play.session, SessionState.INTERRUPTED));
        play.accept(play.item(play.session, ItemCode.W1, other));
        play.refuse("STATE_FORBIDS", play.item(play.session, ItemCode.W1));
    }

    private void judged(SessionNote note, Actor by, boolean accepted, String code) {
        ReadableRecord record = about(note, by);
        if (accepted) {
            play.accept(record);
        } else {
            play.refuse(code, record);
        }
    }

    @Test
    void while_a_session_is_interrupted_nothing_is_witnessed_and_the_lot_does_not_move() { // domain 3.2
        play.in(Stage.OPENING);
        ReadableRecord before = play.item(play.session, ItemCode.W2);
        play.refuse("STATE_FORBIDS", session(play.session, SessionState.RUNNING));
        ReadableRecord interrupted = play.accept(session(play.session, SessionState.INTERRUPTED));
        play.refuse("STATE_FORBIDS", session(play.staff, SessionState.INTERRUPTED));

        play.refuse("STATE_FORBIDS", play.item(play.session, ItemCode.W3));
        play.refuse("STATE_FORBIDS", note(play.session, SessionNote.Kind.ATTENTION));
        play.refuse("STATE_FORBIDS", note(play.staff, SessionNote.Kind.DECRYPTION));
        play.refuse("STATE_FORBIDS", play.step(Stage.OPENING, Stage.EVALUATION));
        // What was seen before it still counts, and what goes wrong meanwhile is recorded.
        play.accept(before);
        play.accept(note(play.staff, SessionNote.Kind.DEVICE));
        play.accept(incident(play.session));
        ReadableRecord resumed = play.accept(session(play.staff, SessionState.RUNNING));

        play.accept(play.item(play.session, ItemCode.W3));
        play.accept(note(play.staff, SessionNote.Kind.DECRYPTION));
        play.accept(play.step(Stage.OPENING, Stage.EVALUATION));
        JsonObject told = witness().array("interruptions").objects().getFirst();
        assertThat(told.string("record")).isEqualTo(interrupted.ref().toString());
        assertThat(told.string("resumed")).isEqualTo(resumed.ref().toString());
    }

    @Test
    void what_is_dated_in_an_interruption_is_refused_after_it_too() {
        play.in(Stage.OPENING);
        play.accept(session(play.witness, SessionState.INTERRUPTED));
        ReadableRecord during = play.item(play.witness, ItemCode.W2);
        play.accept(session(play.witness, SessionState.RUNNING));
        play.refuse("STATE_FORBIDS", during);
    }

    @Test
    void whoever_takes_an_interrupted_session_over_says_when_it_goes_on() {
        play.in(Stage.OPENING);
        play.refuse("NOT_ASSIGNED", session(play.secondWitness, SessionState.INTERRUPTED));
        play.refuse("ROLE_FORBIDDEN", session(play.supervisor, SessionState.INTERRUPTED));
        play.accept(session(play.witness, SessionState.INTERRUPTED));
        ReadableRecord early = session(play.witness, SessionState.RUNNING);
        play.accept(handover(play.witness, play.witness, play.secondWitness));

        play.refuse("STATE_FORBIDS", play.item(play.secondWitness, ItemCode.W2));
        play.refuse("NOT_ASSIGNED", session(play.witness, SessionState.RUNNING));
        play.accept(session(play.secondWitness, SessionState.RUNNING));
        play.accept(play.item(play.secondWitness, ItemCode.W2));
        play.refuse("STATE_FORBIDS", early);
    }

    @Test
    void a_session_goes_on_no_earlier_than_it_was_interrupted() {
        play.in(Stage.OPENING);
        ReadableRecord early = session(play.witness, SessionState.RUNNING);
        play.accept(session(play.witness, SessionState.INTERRUPTED));
        play.refuse("TIME_IMPLAUSIBLE", early);
        ReadableRecord backdated = session(play.witness, SessionState.INTERRUPTED);
        play.accept(session(play.witness, SessionState.RUNNING));
        play.refuse("TIME_IMPLAUSIBLE", backdated);
    }

    @Test
    void no_certificate_is_issued_while_a_session_is_interrupted() {
        play.in(Stage.AWARD);
        List<RecordRef> items = Stream.of(ItemCode.values())
                .map(item -> play.accept(play.item(play.session, item)).ref())
                .toList();
        play.accept(session(play.witness, SessionState.INTERRUPTED));
        Certificate body = new Certificate(
                Play.TENDER,
                List.of(new Certificate.CertifiedLot(Play.LOT, 0)),
                new Certificate.Countersigned(CountersignResult.SIGNED, Optional.empty(), Optional.empty()),
                items);
        UnaryOperator<ReadableRecord.Builder> about =
                draft -> draft.lot(Play.LOT).subject(Play.TENDERER).refs(items);
        play.refuse("STATE_FORBIDS", play.record(play.witness, body, about));
        play.accept(session(play.witness, SessionState.RUNNING));
        play.accept(play.record(play.witness, body, about));
    }

    private JsonObject witness() {
        return play.ledger.value("head/witness/" + Play.LOT).orElseThrow();
    }

    private ReadableRecord session(Actor by, SessionState to) {
        return play.record(by, new SessionChange(to, "停电(示例)", List.of()), draft -> draft.lot(Play.LOT));
    }

    private ReadableRecord note(Actor by, SessionNote.Kind kind) {
        return play.record(
                by, new SessionNote(kind, "现场记录(示例)", Optional.empty(), List.of()), draft -> draft.lot(Play.LOT));
    }

    @Test
    void references_must_exist() {
        play.in(Stage.OPENING);
        play.refuse(
                "REFERENCE_UNKNOWN",
                play.record(
                        play.staff,
                        new Escalation(new RecordRef(play.newId()), EscalationStep.DISSUADED, "无", List.of()),
                        draft -> draft.lot(Play.LOT)));
        play.refuse(
                "REFERENCE_UNKNOWN",
                play.record(
                        play.witness,
                        new Incident(1, Play.AGENCY, "人员进入", List.of()),
                        draft -> draft.lot(Play.LOT).subject(Play.AGENCY).ref(new RecordRef(play.newId()))));
    }

    @Test
    void a_late_entry_counts_by_its_event_and_its_key_by_its_receipt() { // invariant 18
        play.in(Stage.EVALUATION);
        play.ledger.pass(Duration.ofDays(2));
        Actor session = play.witness.withKey(SignatureAlgorithm.ED25519);
        play.accept(play.delegation(play.witness, session));

        ReadableRecord.Builder draft = ReadableRecord.builder(
                        new Incident(2, Play.AGENCY, "门禁拒绝一次", List.of()),
                        play.newId(),
                        session.organisation(),
                        play.ledger.now().minus(Duration.ofDays(1)).minusSeconds(1),
                        Salt.random(new Random(1)))
                .lot(Play.LOT)
                .subject(Play.AGENCY)
                .receivedAt(play.ledger.now());
        ReadableRecord late = play.accept(draft.sign(session.key()));

        assertThat(late.isBackfilled()).isTrue();
    }

    private ReadableRecord incident(Actor by) {
        Subject expert = new Subject.Person(play.countyWitness.person());
        return play.record(
                by,
                new Incident(1, expert, "专家通信工具未存放", List.of()),
                draft -> draft.lot(Play.LOT).subject(expert));
    }

    private ReadableRecord escalation(ReadableRecord incident, EscalationStep step) {
        return about(
                incident, new Escalation(incident.ref(), step, "当即改正", List.of()), draft -> draft.ref(incident.ref()));
    }

    private ReadableRecord about(ReadableRecord incident, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        return play.record(
                play.staff, body, draft -> more.apply(draft.lot(Play.LOT).subjects(incident.subjects())));
    }

    private ReadableRecord handover(Actor by, Actor from, Actor to) {
        return play.record(by, new Handover(from.person(), to.person(), "换班"), draft -> draft.lot(Play.LOT));
    }
}
