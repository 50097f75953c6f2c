/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.CustodyEvent;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SealedRecord;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final EvidenceId EVIDENCE = EvidenceId.random(new Random(3));

    private static final DualDigest CONTENT = DualDigest.of("开标现场".getBytes(StandardCharsets.UTF_8));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

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
    void a_capture_that_misquotes_the_one_before_it_is_refused() {
        ReadableRecord file = play.accept(file(play.session, EVIDENCE, true));
        ReadableRecord first = play.accept(
                capture(0, Optional.empty(), draft -> draft.lot(Play.LOT).ref(file.ref())));

        play.refuse("DIGEST_MISMATCH", quoting(file, first, file.digest()));
        play.accept(quoting(file, first, first.digest()));
    }

    @Test
    void links_of_custody_are_about_one_registered_file_and_name_what_they_continue() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        EvidenceId other = EvidenceId.random(new Random(9));
        ReadableRecord otherFile = play.accept(file(play.staff, other, true));
        ReadableRecord received = play.accept(custody(EVIDENCE, Optional.empty(), file));

        play.refuse("SCHEMA_INVALID", custody(EVIDENCE, Optional.of(received.ref()), file));
        play.refuse("STATE_FORBIDS", custody(other, Optional.of(received.ref()), otherFile, received));
        play.accept(custody(EVIDENCE, Optional.of(received.ref()), file, received));
    }

    @Test
    void a_reading_names_its_legal_basis_and_the_registered_file() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        AccessEvent reading = reading(Optional.empty());

        play.refuse("SUBJECTS_MISMATCH", play.record(play.discipline, reading, draft -> draft.ref(file.ref())));
        play.accept(play.record(
                play.discipline, reading, draft -> draft.lot(Play.LOT).ref(file.ref())));
        play.refuse(
                "ROLE_FORBIDDEN",
                play.record(
                        play.cityCosigner, reading, draft -> draft.lot(Play.LOT).ref(file.ref())));
    }

    private static AccessEvent reading(Optional<PersonRef> reader) {
        return new AccessEvent(
                new AccessEvent.What.File(EVIDENCE), AccessEvent.Manner.READ, "监察法第二十五条", Optional.empty(), reader);
    }

    @Test
    void experts_bidders_and_tenderers_state_their_own_readings_alone() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        for (Role role : List.of(Role.EXPERT, Role.BIDDER, Role.TENDERER)) {
            boolean atTheCentre = role != Role.EXPERT;
            Actor own = Actor.of(atTheCentre ? "CityMSP" : "RegulatorMSP", role);
            play.accept(play.registration(atTheCentre ? play.cityRegistrar : play.regulatorRegistrar, own));
            play.accept(play.record(
                    own,
                    reading(Optional.of(own.person())),
                    draft -> draft.lot(Play.LOT).ref(file.ref())));
            for (Optional<PersonRef> other : List.of(Optional.<PersonRef>empty(), Optional.of(play.staff.person()))) {
                play.refuse(
                        "ROLE_FORBIDDEN",
                        play.record(
                                own,
                                reading(other),
                                draft -> draft.lot(Play.LOT).ref(file.ref())));
            }
        }
    }

    @Test
    void the_reading_of_a_sealed_record_names_it_and_tells_no_lot() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        ReadableRecord content = file(play.staff, EvidenceId.random(new Random(11)), true);
        SealedRecord sealed = play.accept(play.seal(play.staff, content, OpeningClass.RESULT));
        RecordRef ref = new RecordRef(sealed.id());

        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(
                        play.discipline, part(ref), draft -> draft.lot(Play.LOT).ref(ref)));
        play.refuse("SCHEMA_INVALID", play.record(play.discipline, part(ref), draft -> draft));
        play.refuse(
                "REFERENCE_UNKNOWN", play.record(play.discipline, part(file.ref()), draft -> draft.ref(file.ref())));
        play.accept(play.record(play.discipline, part(ref), draft -> draft.ref(ref)));
    }

    private static AccessEvent part(RecordRef sealed) {
        return new AccessEvent(
                new AccessEvent.What.SealedPart(sealed),
                AccessEvent.Manner.READ,
                "监察法第二十五条",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_files_content_is_erased_once_by_order_of_a_supervisor() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        ReadableRecord order = play.accept(erasure(play.office, file, CONTENT, DAY));

        play.refuse("CONTENT_WITHDRAWN", erasure(play.supervisor, file, CONTENT, DAY));
        assertThat(play.ledger.value("head/evidence/" + EVIDENCE).orElseThrow().string("erasure"))
                .isEqualTo(order.ref().toString());
    }

    @Test
    void neither_the_centre_nor_discipline_inspection_orders_an_erasure() { // invariant 7
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        for (Actor other : List.of(play.staff, play.witness, play.session, play.discipline)) {
            play.refuse("ROLE_FORBIDDEN", erasure(other, file, CONTENT, DAY));
        }
        play.accept(erasure(play.supervisor, file, CONTENT, DAY));
    }

    @Test
    void an_erasure_names_the_registered_content_and_is_found_under_the_file() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        Erasure body = order(CONTENT, DAY);

        play.refuse("SCHEMA_INVALID", play.record(play.office, body, draft -> draft.lot(Play.LOT)));
        play.refuse("SUBJECTS_MISMATCH", play.record(play.office, body, draft -> draft.ref(file.ref())));
        play.refuse("DIGEST_MISMATCH", erasure(play.office, file, DualDigest.of(new byte[1]), DAY));
        play.refuse(
                "REFERENCE_UNKNOWN",
                play.record(
                        play.office,
                        new Erasure(
                                EvidenceId.random(new Random(8)),
                                CONTENT,
                                "1",
                                "监管办(示例)",
                                DAY,
                                "basis",
                                Optional.empty()),
                        draft -> draft.lot(Play.LOT).ref(file.ref())));
        play.accept(erasure(play.office, file, CONTENT, DAY));
    }

    @Test
    void an_order_is_not_recorded_before_its_day() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        play.refuse("TIME_IMPLAUSIBLE", erasure(play.office, file, CONTENT, LocalDate.of(2100, 1, 1)));
    }

    @Test
    void an_erasure_goes_alone() {
        ReadableRecord file = play.accept(file(play.staff, EVIDENCE, true));
        ReadableRecord order = erasure(play.office, file, CONTENT, DAY);
        AccessEvent reading = reading(Optional.empty());
        ReadableRecord beside = play.record(
                play.discipline, reading, draft -> draft.lot(Play.LOT).ref(file.ref()));

        assertThat(play.ledger.submitAll(order.organisation(), List.of(order.toJson(), beside.toJson())))
                .containsExactly(RecordsLedger.Outcome.refused("MUST_GO_ALONE"), RecordsLedger.Outcome.ACCEPTED);
    }

    private ReadableRecord erasure(Actor by, ReadableRecord file, DualDigest digests, LocalDate day) {
        return play.record(by, order(digests, day), draft -> draft.lot(Play.LOT).ref(file.ref()));
    }

    private static Erasure order(DualDigest digests, LocalDate day) {
        return new Erasure(EVIDENCE, digests, "公管撤〔2026〕1号(示例)", "监管办(示例)", day, "个人信息保护法第四十七条", Optional.empty());
    }

    private ReadableRecord custody(EvidenceId evidence, Optional<RecordRef> previous, ReadableRecord... refs) {
        CustodyEvent body = new CustodyEvent(
                evidence,
                CustodyEvent.Step.STORED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("证据室"),
                Optional.empty(),
                previous);
        return play.record(
                play.staff,
                body,
                draft -> draft.lot(Play.LOT)
                        .refs(List.of(refs).stream().map(ReadableRecord::ref).toList()));
    }

    private ReadableRecord quoting(ReadableRecord file, ReadableRecord previous, DualDigest digests) {
        return play.record(
                play.session,
                new CaptureStatement(
                        EVIDENCE,
                        "CAM-07",
                        "recorder 4.2",
                        1,
                        8,
                        Optional.of(previous.ref()),
                        Optional.of(digests),
                        Optional.empty()),
                draft -> draft.lot(Play.LOT).ref(file.ref()).ref(previous.ref()));
    }

    @Test
    void file_and_capture_ride_in_one_batch_and_the_second_reads_the_first() {
        ReadableRecord file = file(play.session, EVIDENCE, true);
        ReadableRecord capture =
                capture(0, Optional.empty(), draft -> draft.lot(Play.LOT).ref(file.ref()));

        assertThat(play.ledger.submitAll(file.organisation(), List.of(file.toJson(), capture.toJson())))
                .containsExactly(RecordsLedger.Outcome.ACCEPTED, RecordsLedger.Outcome.ACCEPTED);
    }

    @Test
    void only_a_platform_records_batches_and_only_under_lots_of_its_own_organisation() {
        Actor platform = platform("CityMSP", play.cityRegistrar);
        Actor county = platform("CountyMSP", play.countyRegistrar);

        play.refuse("ROLE_FORBIDDEN", batch(play.staff, Optional.of(Play.LOT), 0));
        play.refuse("ROLE_FORBIDDEN", batch(play.session, Optional.of(Play.LOT), 0));
        play.refuse("MSP_MISMATCH", batch(county, Optional.of(Play.LOT), 0));
        play.refuse("NOT_OPEN", batch(platform, Optional.of(LotCode.parse("E620800ZZ99000001001009")), 0));
        play.accept(batch(county, Optional.empty(), 0));
        play.accept(batch(platform, Optional.of(Play.LOT), 0));
    }

    @Test
    void a_batch_holds_no_item_from_after_its_end() {
        Actor platform = platform("CityMSP", play.cityRegistrar);
        play.accept(batch(platform, Optional.empty(), 250));
        play.refuse("TIME_IMPLAUSIBLE", batch(platform, Optional.empty(), 400));
    }

    private Actor platform(String organisation, Actor registrar) {
        Actor platform = Actor.of(organisation, Role.PLATFORM, SignatureAlgorithm.ED25519);
        play.accept(play.registration(registrar, platform));
        return platform;
    }

    private ReadableRecord batch(Actor by, Optional<LotCode> lot, int ahead) {
        BatchRegistration body = new BatchRegistration(
                "door-3",
                2,
                300,
                DualDigest.of(new byte[3]),
                play.ledger.now(),
                play.ledger.now().plusSeconds(ahead));
        return play.record(by, body, draft -> lot.map(draft::lot).orElse(draft));
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
                new CaptureStatement(
                        EVIDENCE, "CAM-07", "recorder 4.2", sequence, 8, previous, Optional.empty(), Optional.empty()),
                more);
    }

    private ReadableRecord file(Actor by, EvidenceId evidence, boolean ofLot) {
        FileRegistration body = new FileRegistration(
                evidence,
                CONTENT,
                12,
                "image/png",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
        return play.record(by, body, draft -> ofLot ? draft.lot(Play.LOT) : draft);
    }
}
