/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.ExplainedCode;
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
        StageStep step = new StageStep(Stage.INITIATION, Stage.TENDERING, Optional.empty());

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
                        new StageStep(Stage.INITIATION, Stage.TENDERING, Optional.empty()),
                        draft -> draft.lot(Play.LOT)));
        play.refuse(
                "MSP_MISMATCH",
                play.record(play.countyStaff, new Lot(Optional.empty(), List.of()), draft -> draft.lot(second)));
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

    private void open() {
        play.accept(play.openProject());
        play.accept(play.openTender());
        play.accept(play.openLot(Play.LOT));
    }
}
