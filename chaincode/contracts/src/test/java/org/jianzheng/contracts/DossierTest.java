/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DossierTest {
    private final Play play = new Play().registered();

    @Test
    void project_tender_and_lot_open_in_this_order() {
        play.refuse("NOT_OPEN", play.openTender());
        play.accept(play.openProject());
        play.refuse("NOT_OPEN", play.openLot(Play.LOT));
        play.accept(play.openTender());
        play.refuse("NOT_OPEN", play.step(Stage.INITIATION, Stage.TENDERING));
        play.accept(play.openLot(Play.LOT));

        assertThat(play.phase()).isEqualTo(Stage.INITIATION);
        assertThat(play.ledger
                        .value("head/tender/" + Play.TENDER)
                        .orElseThrow()
                        .array("lots")
                        .strings())
                .containsExactly(Play.LOT.value());
    }

    @Test
    void each_of_them_opens_once() {
        play.accept(play.openProject());
        play.refuse("ALREADY_OPEN", play.openProject());
        play.accept(play.openTender());
        play.refuse("ALREADY_OPEN", play.openTender());
        play.accept(play.openLot(Play.LOT));
        play.refuse("ALREADY_OPEN", play.openLot(Play.LOT));
    }

    @Test
    void the_tenderer_is_the_projects_subject_and_the_agency_the_tenders() {
        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(play.staff, Project.fromJson(play.openProject().body())));
        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(
                        play.staff,
                        Project.fromJson(play.openProject().body()),
                        draft -> draft.subject(Play.TENDERER).subject(Play.AGENCY)));
        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(
                        play.staff,
                        Project.fromJson(play.openProject().body()),
                        draft -> draft.subject(Play.TENDERER).lot(Play.LOT)));
        play.accept(play.openProject());
    }

    @Test
    void a_credit_code_with_a_failing_check_digit_needs_a_reason() { // domain 2.1
        UnifiedCreditCode real = UnifiedCreditCode.parse("91350211M0000XUF46");

        assertThatThrownBy(() -> ExplainedCode.of(real))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("CHECK_DIGIT_UNEXPLAINED: ");

        ExplainedCode explained = new ExplainedCode(real, Optional.of("登记机关核发如此,见营业执照"));
        Project sample = Project.fromJson(play.openProject().body());
        play.accept(play.record(
                play.staff,
                new Project(
                        sample.project(),
                        sample.name(),
                        sample.category(),
                        explained,
                        sample.budget(),
                        Optional.empty()),
                draft -> draft.subject(explained.subject())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"ARCHIVED"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_lot_goes_only_to_its_next_stage(Stage stage) {
        open();
        play.advanceTo(stage);
        for (Stage to : Stage.values()) {
            if (!stage.next().equals(Optional.of(to))) {
                play.refuse("STAGE_ORDER", play.step(stage, to));
            }
        }
        play.accept(play.step(stage, stage.next().orElseThrow()));
    }

    @Test
    void an_archived_lot_goes_nowhere() {
        open();
        play.advanceTo(Stage.ARCHIVED);
        for (Stage to : Stage.values()) {
            play.refuse("STAGE_ORDER", play.step(Stage.ARCHIVED, to));
        }
    }

    @Test
    void a_step_begins_where_the_lot_is() {
        open();
        play.refuse("STATE_FORBIDS", play.step(Stage.TENDERING, Stage.OPENING));
    }

    @Test
    void roles_outside_the_table_open_and_move_nothing() { // domain 3.4
        open();
        StageStep step = StageStep.next(Stage.INITIATION, Stage.TENDERING);

        play.refuse("ROLE_FORBIDDEN", play.record(play.supervisor, step, draft -> draft.lot(Play.LOT)));
        play.refuse("ROLE_FORBIDDEN", play.record(play.discipline, step, draft -> draft.lot(Play.LOT)));
        play.refuse("ROLE_FORBIDDEN", play.record(play.session, step, draft -> draft.lot(Play.LOT)));
        play.accept(play.record(play.office, step, draft -> draft.lot(Play.LOT)));
    }

    @Test
    void another_centre_moves_no_lot_and_opens_none() { // domain 20
        open();
        LotCode second = LotCode.parse("E620800ZZ99000001001002");

        play.refuse(
                "MSP_MISMATCH",
                play.record(
                        play.countyStaff,
                        StageStep.next(Stage.INITIATION, Stage.TENDERING),
                        draft -> draft.lot(Play.LOT)));
        play.refuse("MSP_MISMATCH", play.record(play.countyStaff, Lot.plain(), draft -> draft.lot(second)));
    }

    @Test
    void a_lot_may_be_in_the_centres_hands_although_the_supervision_office_opened_it() { // domain 34
        play.accept(play.record(
                play.office, Project.fromJson(play.openProject().body()), draft -> draft.subject(Play.TENDERER)));
        play.accept(play.openTender());
        play.accept(play.openLot(Play.LOT));
        play.accept(play.assign(Play.LOT));
        ReadableRecord step = play.accept(play.step(Stage.INITIATION, Stage.TENDERING));

        assertThat(play.ledger.value("head/lot/" + Play.LOT).orElseThrow().string("record"))
                .isEqualTo(step.ref().toString());
    }

    @Test
    void a_stage_is_left_out_only_by_the_supervision_offices_recorded_decision() { // domain 3.2
        open();
        StageStep skip = new StageStep(
                Stage.INITIATION, Stage.OPENING, Optional.of("挂牌出让,无招标环节"), Optional.empty(), Optional.empty());
        StageStep nothing = new StageStep(
                Stage.INITIATION, Stage.TENDERING, Optional.of("无可略过"), Optional.empty(), Optional.empty());

        play.refuse("ROLE_FORBIDDEN", play.record(play.staff, skip, draft -> draft.lot(Play.LOT)));
        play.refuse("STAGE_ORDER", play.record(play.office, nothing, draft -> draft.lot(Play.LOT)));
        play.accept(play.record(play.office, skip, draft -> draft.lot(Play.LOT)));
        assertThat(play.phase()).isEqualTo(Stage.OPENING);
    }

    @Test
    void a_paused_lot_stands_still_until_it_is_resumed() {
        open();
        play.accept(status(play.staff, LotStatus.PAUSED));
        play.refuse("STATE_FORBIDS", play.step(Stage.INITIATION, Stage.TENDERING));
        play.refuse("STATE_FORBIDS", status(play.staff, LotStatus.PAUSED));
        play.accept(status(play.staff, LotStatus.RUNNING));
        play.accept(play.step(Stage.INITIATION, Stage.TENDERING));
    }

    @Test
    void only_a_supervising_authority_controls_and_releases_a_lot() { // domain 34
        open();
        play.refuse("ROLE_FORBIDDEN", status(play.staff, LotStatus.CONTROLLED));
        play.accept(status(play.supervisor, LotStatus.CONTROLLED));
        play.refuse("STATE_FORBIDS", play.step(Stage.INITIATION, Stage.TENDERING));
        play.refuse("STATE_FORBIDS", status(play.office, LotStatus.PAUSED));
        play.refuse("ROLE_FORBIDDEN", status(play.staff, LotStatus.RUNNING));
        play.accept(status(play.office, LotStatus.RUNNING));
        play.accept(play.step(Stage.INITIATION, Stage.TENDERING));
    }

    @Test
    void a_failed_lot_ends_and_is_tendered_again_as_another() {
        open();
        LotCode again = LotCode.parse("E620800ZZ99000001001002");
        Lot second = new Lot(Optional.empty(), Optional.of(Play.LOT), List.of());
        play.refuse("STAGE_ORDER", status(play.staff, LotStatus.FAILED));
        play.advanceTo(Stage.OPENING);
        play.refuse("STATE_FORBIDS", play.record(play.staff, second, draft -> draft.lot(again)));
        play.accept(status(play.staff, LotStatus.FAILED));

        for (LotStatus status : LotStatus.values()) {
            play.refuse("STATE_FORBIDS", status(play.office, status));
        }
        play.refuse("STATE_FORBIDS", play.step(Stage.OPENING, Stage.EVALUATION));
        play.accept(play.record(play.staff, second, draft -> draft.lot(again)));
    }

    @Test
    void an_awarded_lot_cannot_fail_but_be_cancelled() {
        open();
        play.advanceTo(Stage.AWARD);
        play.refuse("STAGE_ORDER", status(play.staff, LotStatus.FAILED));
        play.accept(status(play.staff, LotStatus.CANCELLED));
        play.refuse("STATE_FORBIDS", play.step(Stage.AWARD, Stage.PERFORMANCE));
    }

    @Test
    void an_event_is_recorded_of_a_stage_that_the_lot_has_reached_also_afterwards() { // invariant 26
        open();
        play.refuse("STAGE_ORDER", event(Stage.TENDERING, "NOTICE"));
        play.accept(play.step(Stage.INITIATION, Stage.TENDERING));
        play.accept(event(Stage.TENDERING, "NOTICE"));
        play.accept(event(Stage.INITIATION, "BUDGET"));
        assertThatThrownBy(() -> new DossierItem("budget"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ID_INVALID");
    }

    @Test
    void what_was_missing_at_the_acceptance_comes_before_the_lot_is_archived() { // domain 45
        open();
        DossierItem requirement = new DossierItem("REQUIREMENT");
        Completion come = new Completion(requirement, Optional.empty(), List.of());
        LocalDate today = Dates.of(play.ledger.now());
        play.refuse("STATE_FORBIDS", play.record(play.staff, come, draft -> draft.lot(Play.LOT)));
        play.refuse("TIME_IMPLAUSIBLE", deferral(requirement, today.minusDays(1)));
        play.accept(deferral(requirement, today.plusDays(5)));
        play.refuse("STATE_FORBIDS", deferral(requirement, today.plusDays(9)));

        play.advanceTo(Stage.ACCEPTANCE);
        play.refuse("STATE_FORBIDS", play.step(Stage.ACCEPTANCE, Stage.ARCHIVED));
        play.accept(play.record(play.staff, come, draft -> draft.lot(Play.LOT)));
        play.accept(play.step(Stage.ACCEPTANCE, Stage.ARCHIVED));
    }

    private ReadableRecord status(Actor actor, LotStatus to) {
        return play.record(actor, new StatusChange(to, "测试(虚构)", Optional.empty()), draft -> draft.lot(Play.LOT));
    }

    private ReadableRecord event(Stage stage, String item) {
        StageEvent body =
                new StageEvent(stage, new DossierItem(item), StageEvent.Result.DONE, Optional.empty(), List.of());
        return play.record(play.staff, body, draft -> draft.lot(Play.LOT));
    }

    private ReadableRecord deferral(DossierItem item, LocalDate due) {
        return play.record(play.staff, new Deferral(item, "盖章件", due), draft -> draft.lot(Play.LOT));
    }

    private void open() {
        play.accept(play.openProject());
        play.accept(play.openTender());
        play.accept(play.openLot(Play.LOT));
    }
}
