/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.completeness.Completeness;
import org.jianzheng.model.completeness.Duty;
import org.jianzheng.model.completeness.Line;
import org.jianzheng.model.completeness.Standing;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;

/** The report over records that the contract took. */
class CompletenessTest {
    private final Play play = new Play().assigned();
    private final List<ReadableRecord> records = new ArrayList<>();

    @Test
    void a_new_lot_lacks_nothing_that_is_due() {
        Completeness report = report();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.lines()).extracting(Line::standing).containsOnly(Standing.NOT_YET);
        assertThat(report.lines()).hasSize(9 + 3 + 7);
    }

    @Test
    void what_a_left_stage_owes_is_missing_until_it_is_recorded_and_then_stands_there_as_late() { // invariants 17, 26
        step(Stage.INITIATION, Stage.TENDERING);
        step(Stage.TENDERING, Stage.OPENING);
        assertThat(line(Duty.RECORD, "W1").standing()).isEqualTo(Standing.MISSING);
        assertThat(line(Duty.RECORD, "W2").standing()).isEqualTo(Standing.NOT_YET);
        assertThat(report().isComplete()).isFalse();

        ReadableRecord item = accept(play.item(play.witness, ItemCode.W1));
        assertThat(line(Duty.RECORD, "W1").standing()).isEqualTo(Standing.PRESENT);
        assertThat(line(Duty.RECORD, "W1").record()).contains(item.ref());
        assertThat(line(Duty.RECORD, "W1").afterClose()).isTrue();
        accept(play.item(play.witness, ItemCode.W2));
        assertThat(line(Duty.RECORD, "W2").afterClose()).isFalse();
    }

    @Test
    void what_was_sealed_in_time_and_opened_after_the_close_is_not_late() {
        for (Stage stage = Stage.INITIATION;
                stage != Stage.EVALUATION;
                stage = stage.next().orElseThrow()) {
            step(stage, stage.next().orElseThrow());
        }
        ReadableRecord item = play.item(play.witness, ItemCode.W7);
        SealedRecord sealed = play.seal(play.witness, item, OpeningClass.RESULT);
        play.accept(sealed);
        step(Stage.EVALUATION, Stage.AWARD);
        assertThat(line(Duty.RECORD, "W7").standing()).isEqualTo(Standing.MISSING);

        accept(play.opening(play.staff, sealed, item));
        records.add(item);
        assertThat(line(Duty.RECORD, "W7").standing()).isEqualTo(Standing.PRESENT);
        assertThat(line(Duty.RECORD, "W7").afterClose()).isFalse();
        accept(play.item(play.witness, ItemCode.W8));
        assertThat(line(Duty.RECORD, "W8").afterClose()).isTrue();
    }

    @Test
    void a_nil_result_is_recorded_and_not_missing() { // invariant 17
        for (Stage stage = Stage.INITIATION;
                stage != Stage.AWARD;
                stage = stage.next().orElseThrow()) {
            step(stage, stage.next().orElseThrow());
        }
        String evaluation = DossierItem.CREDIT_EVALUATION.code();
        assertThat(line(Duty.EVALUATION, evaluation).standing()).isEqualTo(Standing.MISSING);
        assertThat(line(Duty.CERTIFICATE, Play.TENDER.value()).standing()).isEqualTo(Standing.MISSING);
        accept(record(new StageEvent(
                Stage.EVALUATION, DossierItem.CREDIT_EVALUATION, StageEvent.Result.NIL, Optional.empty(), List.of())));
        assertThat(line(Duty.EVALUATION, evaluation).standing()).isEqualTo(Standing.NIL);
    }

    @Test
    void a_stage_is_closed_by_its_root_or_lacks_one() { // invariant 26
        StageRoot root = new StageRoot(2, DualDigest.of(new byte[] {2}));
        accept(record(new StageStep(
                Stage.INITIATION, Stage.TENDERING, Optional.empty(), Optional.of(root), Optional.empty())));
        step(Stage.TENDERING, Stage.OPENING);
        assertThat(line(Duty.STAGE_ROOT, "INITIATION").standing()).isEqualTo(Standing.PRESENT);
        assertThat(line(Duty.STAGE_ROOT, "TENDERING").standing()).isEqualTo(Standing.MISSING);
        assertThat(line(Duty.STAGE_ROOT, "OPENING").standing()).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void a_stage_that_was_left_out_owes_nothing() {
        accept(play.record(
                play.office,
                new StageStep(
                        Stage.INITIATION, Stage.OPENING, Optional.of("挂牌出让,无招标环节"), Optional.empty(), Optional.empty()),
                draft -> draft.lot(Play.LOT)));
        assertThat(line(Duty.STAGE_ROOT, "TENDERING").standing()).isEqualTo(Standing.NOT_APPLICABLE);
        assertThat(line(Duty.RECORD, "W1").standing()).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void what_was_deferred_is_missing_until_it_has_come() { // domain 45
        DossierItem item = new DossierItem("REQUIREMENT");
        accept(record(new Deferral(item, "盖章件", Dates.of(play.ledger.now()).plusDays(5))));
        assertThat(line(Duty.DEFERRED, "REQUIREMENT").standing()).isEqualTo(Standing.MISSING);
        accept(record(new Completion(item, Optional.empty(), List.of())));
        assertThat(line(Duty.DEFERRED, "REQUIREMENT").standing()).isEqualTo(Standing.PRESENT);
    }

    @Test
    void the_report_says_where_the_lot_stands() {
        step(Stage.INITIATION, Stage.TENDERING);
        accept(record(new StatusChange(LotStatus.PAUSED, "系统故障(虚构)", Optional.empty())));
        assertThat(report().phase()).isEqualTo(Stage.TENDERING);
        assertThat(report().status()).isEqualTo(LotStatus.PAUSED);
    }

    private void step(Stage from, Stage to) {
        accept(play.step(from, to));
    }

    private ReadableRecord record(RecordBody body) {
        return play.record(play.staff, body, draft -> draft.lot(Play.LOT));
    }

    private ReadableRecord accept(ReadableRecord record) {
        records.add(play.accept(record));
        return record;
    }

    private Line line(Duty duty, String item) {
        return report().lines().stream()
                .filter(line -> line.duty() == duty && line.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private Completeness report() {
        return Completeness.of(Play.LOT, records);
    }
}
