/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.Revocation;
import org.jianzheng.model.witness.Escalation;
import org.jianzheng.model.witness.EscalationStep;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;

class SealingTest { // invariant 4
    private final Play play = new Play().in(Stage.EVALUATION);

    @Test
    void a_result_class_record_opens_from_the_award_on() {
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.RESULT));

        play.refuse("NOT_YET_OPEN", play.opening(play.staff, sealed, content));
        play.advanceTo(Stage.AWARD);
        ReadableRecord opening = play.accept(play.opening(play.staff, sealed, content));

        assertThat(play.ledger.record("witness.item", content.id().value())).contains(content);
        assertThat(play.ledger.record("record.opening", opening.id().value())).contains(opening);
    }

    @Test
    void an_opening_class_record_opens_from_the_opening_of_bids_on() {
        Play early = new Play().in(Stage.TENDERING);
        ReadableRecord content = early.item(early.session, ItemCode.W1);
        SealedRecord sealed = early.accept(early.seal(early.session, content, OpeningClass.OPENING));

        early.refuse("NOT_YET_OPEN", early.opening(early.staff, sealed, content));
        early.advanceTo(Stage.OPENING);
        early.accept(early.opening(early.staff, sealed, content));
    }

    @Test
    void only_discipline_inspection_and_supervision_open_on_order() {
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.ORDER));

        play.refuse("ROLE_FORBIDDEN", play.opening(play.staff, sealed, content));
        play.refuse("ROLE_FORBIDDEN", play.opening(play.supervisor, sealed, content));
        play.accept(play.opening(play.discipline, sealed, content));
    }

    @Test
    void the_supervision_office_opens_no_result_before_its_centre() {
        play.advanceTo(Stage.AWARD);
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.RESULT));

        play.refuse("ROLE_FORBIDDEN", play.opening(play.office, sealed, content));
        play.refuse("ROLE_FORBIDDEN", play.opening(play.countyStaff, sealed, content));
    }

    @Test
    void class_never_is_never_opened() {
        play.advanceTo(Stage.ARCHIVED);
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.NEVER));

        play.refuse("NOT_YET_OPEN", play.opening(play.staff, sealed, content));
        play.refuse("NOT_YET_OPEN", play.opening(play.discipline, sealed, content));
    }

    @Test
    void only_what_was_sealed_can_be_opened_and_only_once() {
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);

        play.refuse("SEALED_MISMATCH", play.opening(play.staff, sealed, play.item(play.session, ItemCode.W7)));
        play.accept(play.opening(play.staff, sealed, content));
        play.refuse("ALREADY_OPEN", play.opening(play.staff, sealed, content));
    }

    @Test
    void an_opening_stands_under_the_contents_lot_and_subjects_and_refers_to_the_sealed_record_alone() {
        ReadableRecord content = incident();
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);

        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(
                        play.staff,
                        new Opening(content),
                        draft -> draft.lot(Play.LOT).ref(new RecordRef(sealed.id()))));
        play.refuse(
                "SCHEMA_INVALID",
                play.record(
                        play.staff,
                        new Opening(content),
                        draft -> draft.lot(Play.LOT).subjects(content.subjects())));
        ReadableRecord item = play.accept(play.item(play.session, ItemCode.W2));
        play.refuse(
                "REFERENCE_UNKNOWN",
                play.record(
                        play.staff,
                        new Opening(content),
                        draft ->
                                draft.lot(Play.LOT).subjects(content.subjects()).ref(item.ref())));
    }

    @Test
    void the_contents_key_is_judged_as_it_stood_when_it_was_sealed() {
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);
        play.ledger.pass(Duration.ofHours(9));

        play.refuse("KEY_EXPIRED", play.item(play.session, ItemCode.W8));
        play.accept(play.opening(play.staff, sealed, content));
    }

    @Test
    void a_key_revoked_back_to_before_the_sealing_opens_nothing() {
        ReadableRecord content = play.item(play.session, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.session, content, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);
        play.accept(play.record(
                play.cityRegistrar,
                new Revocation(
                        play.publicKey(play.session).keyId(),
                        "设备被盗",
                        play.ledger.now().minus(Duration.ofHours(1)))));

        play.refuse("KEY_REVOKED", play.opening(play.staff, sealed, content));
    }

    @Test
    void an_opened_record_is_judged_like_any_other() {
        ReadableRecord content = play.item(play.secondWitness, ItemCode.W7);
        SealedRecord sealed = play.accept(play.seal(play.secondWitness, content, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);
        play.refuse("NOT_ASSIGNED", play.opening(play.staff, sealed, content));
    }

    @Test
    void opened_incidents_and_escalations_change_heads_in_their_order() {
        ReadableRecord incident = incident();
        ReadableRecord escalation = play.record(
                play.staff,
                new Escalation(incident.ref(), EscalationStep.DISSUADED, "当即改正", List.of()),
                draft -> draft.lot(Play.LOT).subject(Play.AGENCY).ref(incident.ref()));
        SealedRecord sealedIncident = play.accept(play.seal(play.session, incident, OpeningClass.RESULT));
        SealedRecord sealedEscalation = play.accept(play.seal(play.staff, escalation, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);

        play.refuse("REFERENCE_UNKNOWN", play.opening(play.staff, sealedEscalation, escalation));
        play.accept(play.opening(play.staff, sealedIncident, incident));
        play.accept(play.opening(play.staff, sealedEscalation, escalation));

        assertThat(play.ledger
                        .value("head/incident/" + incident.id())
                        .orElseThrow()
                        .array("steps")
                        .strings())
                .containsExactly("DISSUADED");
    }

    @Test
    void an_opening_of_a_record_that_changes_shared_heads_goes_alone() {
        ReadableRecord incident = play.accept(incident());
        ReadableRecord escalation = play.record(
                play.staff,
                new Escalation(incident.ref(), EscalationStep.DISSUADED, "当即改正", List.of()),
                draft -> draft.lot(Play.LOT).subject(Play.AGENCY).ref(incident.ref()));
        SealedRecord sealed = play.accept(play.seal(play.staff, escalation, OpeningClass.RESULT));
        play.advanceTo(Stage.AWARD);
        ReadableRecord opening = play.opening(play.staff, sealed, escalation);
        ReadableRecord item = play.item(play.session, ItemCode.W8);

        assertThat(play.ledger.submitAll(item.organisation(), List.of(opening.toJson(), item.toJson())))
                .containsExactly(RecordsLedger.Outcome.refused("MUST_GO_ALONE"), RecordsLedger.Outcome.ACCEPTED);
        play.accept(opening);
    }

    private ReadableRecord incident() {
        return play.record(
                play.session,
                new Incident(1, Play.AGENCY, "人员未经登记进入", List.of()),
                draft -> draft.lot(Play.LOT).subject(Play.AGENCY));
    }
}
