/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final EvidenceId EVIDENCE = EvidenceId.random(new Random(3));

    private final Play play = new Play().in(Stage.OPENING);

    @Test
    void an_evidence_id_is_registered_once() {
        ReadableRecord file = play.accept(file(play.session, EVIDENCE, true));
        play.refuse("ALREADY_REGISTERED", file(play.session, EVIDENCE, true));

        assertThat(play.ledger.value("head/evidence/" + EVIDENCE).orElseThrow().string("record"))
                .isEqualTo(file.ref().toString());
    }

    @Test
    void centre_staff_and_witnesses_register_files_and_supervisors_do_not() {
        play.accept(file(play.staff, EvidenceId.random(new Random(4)), false));
        play.refuse("ROLE_FORBIDDEN", file(play.supervisor, EVIDENCE, true));
        play.refuse("MSP_MISMATCH", file(play.countyStaff, EVIDENCE, true));
    }

    @Test
    void a_capture_statement_is_about_a_registered_file_and_stands_under_its_lot() {
        play.refuse("REFERENCE_UNKNOWN", capture(0, Optional.empty(), draft -> draft.lot(Play.LOT)));
        ReadableRecord file = play.accept(file(play.session, EVIDENCE, true));

        play.refuse("SCHEMA_INVALID", capture(0, Optional.empty(), draft -> draft.lot(Play.LOT)));
        play.refuse("SUBJECTS_MISMATCH", capture(0, Optional.empty(), draft -> draft.ref(file.ref())));
        play.accept(capture(0, Optional.empty(), draft -> draft.lot(Play.LOT).ref(file.ref())));
    }

    @Test
    void a_devices_captures_follow_each_other() {
        ReadableRecord file = play.accept(file(play.session, EVIDENCE, true));
        ReadableRecord first = play.accept(
                capture(7, Optional.empty(), draft -> draft.lot(Play.LOT).ref(file.ref())));

        play.refuse("STATE_FORBIDS", following(7, file, first));
        play.refuse("REFERENCE_UNKNOWN", following(8, file, file));
        play.accept(following(9, file, first));
    }

    @Test
    void file_and_capture_ride_in_one_batch_and_the_second_reads_the_first() {
        ReadableRecord file = file(play.session, EVIDENCE, true);
        ReadableRecord capture =
                capture(0, Optional.empty(), draft -> draft.lot(Play.LOT).ref(file.ref()));

        assertThat(play.ledger.submitAll(file.organisation(), List.of(file.toJson(), capture.toJson())))
                .containsExactly(RecordsLedger.Outcome.ACCEPTED, RecordsLedger.Outcome.ACCEPTED);
    }

    private ReadableRecord following(long sequence, ReadableRecord file, ReadableRecord previous) {
        return capture(
                sequence,
                Optional.of(previous.ref()),
                draft -> draft.lot(Play.LOT).ref(file.ref()).ref(previous.ref()));
    }

    private ReadableRecord capture(
            long sequence, Optional<RecordRef> previous, UnaryOperator<ReadableRecord.Builder> more) {
        return play.record(
                play.session,
                new CaptureStatement(EVIDENCE, "CAM-07", "recorder 4.2", sequence, 8, previous, Optional.empty()),
                more);
    }

    private ReadableRecord file(Actor by, EvidenceId evidence, boolean ofLot) {
        FileRegistration body = new FileRegistration(
                evidence,
                DualDigest.of("开标现场".getBytes(StandardCharsets.UTF_8)),
                12,
                "image/png",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
        return play.record(by, body, draft -> ofLot ? draft.lot(Play.LOT) : draft);
    }
}
