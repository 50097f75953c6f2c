/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.SigningPolicy;
import org.jianzheng.model.witness.Addendum;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.Certificate.CertifiedLot;
import org.jianzheng.model.witness.Certificate.Countersigned;
import org.jianzheng.model.witness.CountersignResult;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateTest { // invariant 17
    private static final LotCode SECOND = LotCode.parse("E620800ZZ99000001001002");
    private static final Countersigned AGENCY_REFUSED = new Countersigned(
            CountersignResult.SIGNED, Optional.of(CountersignResult.REFUSED), Optional.of("对事件2表述有异议"));
    private static final Countersigned TENDERER_ALONE =
            new Countersigned(CountersignResult.SIGNED, Optional.empty(), Optional.empty());

    private final Play play = new Play();
    private final List<RecordRef> items = new ArrayList<>();

    @BeforeEach
    void a_lot_with_its_nine_items_waits_for_its_certificate() {
        play.in(Stage.EVALUATION);
        for (ItemCode item : ItemCode.values()) {
            items.add(play.accept(play.item(play.session, item)).ref());
        }
    }

    @Test
    void the_witness_certifies_a_tender_once_after_its_award() {
        play.refuse("STAGE_ORDER", certificate(play.witness, items));
        play.advanceTo(Stage.AWARD);
        ReadableRecord certificate = play.accept(certificate(play.witness, items));
        play.refuse("CERTIFICATE_EXISTS", certificate(play.witness, items));

        assertThat(play.ledger
                        .value("head/certificate/" + Play.TENDER)
                        .orElseThrow()
                        .string("record"))
                .isEqualTo(certificate.ref().toString());
    }

    @Test
    void a_certificate_is_signed_by_the_witnesss_own_sm2_key() {
        play.advanceTo(Stage.AWARD);
        Actor p256 = play.witness.withKey(SignatureAlgorithm.ECDSA_P256);
        play.accept(play.registration(play.cityRegistrar, p256));

        play.refuse("ROLE_FORBIDDEN", certificate(play.session, items));
        play.refuse("ROLE_FORBIDDEN", certificate(play.staff, items));
        play.refuse("NOT_ASSIGNED", certificate(play.secondWitness, items));
        play.refuse("ALGORITHM_REFUSED", certificate(p256, items));
        play.accept(play.record(
                play.cityRegistrar,
                new Policy(1, new SigningPolicy(List.of(SignatureAlgorithm.SM2, SignatureAlgorithm.ECDSA_P256), 24))));
        play.accept(certificate(p256, items));
    }

    @Test
    void every_one_of_the_nine_items_must_be_there() {
        play.advanceTo(Stage.AWARD);
        List<RecordRef> twice = new ArrayList<>(items);
        twice.set(8, play.accept(play.item(play.session, ItemCode.W1)).ref());

        play.refuse("ITEMS_INCOMPLETE", certificate(play.witness, twice));
        ReadableRecord unreferred = play.record(
                play.witness,
                body(items, 0, TENDERER_ALONE),
                draft -> draft.lot(Play.LOT).subject(Play.TENDERER).refs(items.subList(1, 9)));
        play.refuse("SCHEMA_INVALID", unreferred);
    }

    @Test
    void what_is_named_as_item_must_be_one() {
        play.advanceTo(Stage.AWARD);
        ReadableRecord incident = play.accept(incident());
        List<RecordRef> wrong = new ArrayList<>(items);
        wrong.set(0, incident.ref());
        play.refuse("REFERENCE_UNKNOWN", certificate(play.witness, wrong));
    }

    @Test
    void incidents_are_counted_by_their_records() {
        play.advanceTo(Stage.AWARD);
        ReadableRecord incident = play.accept(incident());

        play.refuse("ITEMS_INCOMPLETE", withIncidents(1, draft -> draft));
        play.refuse("ITEMS_INCOMPLETE", withIncidents(0, draft -> draft.ref(incident.ref())));
        play.accept(withIncidents(1, draft -> draft.ref(incident.ref())));
    }

    @Test
    void the_parties_that_were_asked_to_countersign_are_its_subjects() {
        play.advanceTo(Stage.AWARD);
        Certificate body = body(items, 0, AGENCY_REFUSED);

        play.refuse(
                "SUBJECTS_MISMATCH",
                play.record(
                        play.witness,
                        body,
                        draft -> draft.lot(Play.LOT).subject(Play.TENDERER).refs(items)));
        play.accept(play.record(
                play.witness,
                body,
                draft -> draft.lot(Play.LOT)
                        .subject(Play.TENDERER)
                        .subject(Play.AGENCY)
                        .refs(items)));
    }

    @Test
    void it_lists_every_lot_of_the_tender() {
        play.accept(play.openLot(SECOND));
        play.advanceTo(Stage.AWARD);
        play.refuse("ITEMS_INCOMPLETE", certificate(play.witness, items));
    }

    @Test
    void an_addendum_is_added_by_the_witness_and_the_certificate_stays() { // invariant 16
        play.advanceTo(Stage.AWARD);
        ReadableRecord certificate = play.accept(certificate(play.witness, items));
        Addendum body = new Addendum(certificate.ref(), "更正:第3项事实应为5家");

        play.refuse("ROLE_FORBIDDEN", addendum(play.session, body, certificate));
        play.refuse("NOT_ASSIGNED", addendum(play.secondWitness, body, certificate));
        play.refuse(
                "SCHEMA_INVALID",
                play.record(play.witness, body, draft -> draft.lot(Play.LOT).subject(Play.TENDERER)));
        play.refuse("REFERENCE_UNKNOWN", addendum(play.witness, new Addendum(items.getFirst(), "更正"), certificate));
        ReadableRecord addendum = play.accept(addendum(play.witness, body, certificate));

        assertThat(play.ledger.record("witness.certificate", certificate.id().value()))
                .contains(certificate);
        assertThat(play.ledger
                        .value("head/certificate/" + Play.TENDER)
                        .orElseThrow()
                        .array("addenda")
                        .strings())
                .containsExactly(addendum.ref().toString());
    }

    @Test
    void tenderer_and_agency_add_to_the_certificate_of_their_own_tender() { // invariant 16
        play.advanceTo(Stage.AWARD);
        ReadableRecord certificate = play.accept(certificate(play.witness, items));
        Addendum body = new Addendum(certificate.ref(), "对事件2的表述补充说明（示例）");
        for (Role role : List.of(Role.TENDERER, Role.AGENCY)) {
            Actor agent = Actor.of("CityMSP", role);
            play.accept(play.registration(play.cityRegistrar, agent));
            play.refuse("ROLE_FORBIDDEN", addendum(agent, body, certificate));
            represented(role == Role.TENDERER ? Play.TENDERER_CODE : Play.AGENCY_CODE, role, agent);
            play.accept(addendum(agent, body, certificate));
        }
    }

    private void represented(UnifiedCreditCode code, Role role, Actor agent) {
        RegisteredSubject subject = new RegisteredSubject(
                ExplainedCode.of(code),
                List.of(RegisteredSubject.Kind.valueOf(role.name())),
                List.of(new RegisteredSubject.Name("示例单位", LocalDate.of(2020, 1, 1))),
                List.of(),
                List.of(agent.person()));
        play.accept(play.record(play.office, subject, draft -> draft.subject(new Subject.Organisation(code))));
    }

    private ReadableRecord incident() {
        return play.record(
                play.session,
                new Incident(1, Play.AGENCY, "人员未经登记进入", List.of()),
                draft -> draft.lot(Play.LOT).subject(Play.AGENCY));
    }

    private ReadableRecord certificate(Actor by, List<RecordRef> named) {
        return play.record(
                by,
                body(named, 0, TENDERER_ALONE),
                draft -> draft.lot(Play.LOT).subject(Play.TENDERER).refs(named));
    }

    private ReadableRecord withIncidents(long count, UnaryOperator<ReadableRecord.Builder> more) {
        return play.record(
                play.witness,
                body(items, count, TENDERER_ALONE),
                draft -> more.apply(draft.lot(Play.LOT).subject(Play.TENDERER).refs(items)));
    }

    private static Certificate body(List<RecordRef> named, long incidents, Countersigned countersigned) {
        return new Certificate(Play.TENDER, List.of(new CertifiedLot(Play.LOT, incidents)), countersigned, named);
    }

    private ReadableRecord addendum(Actor by, Addendum body, ReadableRecord certificate) {
        return play.record(
                by, body, draft -> draft.lot(Play.LOT).subject(Play.TENDERER).ref(certificate.ref()));
    }
}
