/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;

/** The people of the sample and what they do, on a ledger in memory. Every record is a second later than the last. */
final class Play {
    static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    static final TenderCode TENDER = LOT.tender();
    static final ProjectCode PROJECT = LOT.project();
    static final UnifiedCreditCode TENDERER_CODE = UnifiedCreditCode.parse("11999999TEXT00017A");
    static final UnifiedCreditCode AGENCY_CODE = UnifiedCreditCode.parse("91999999A000000116");
    static final Subject TENDERER = new Subject.Organisation(TENDERER_CODE);
    static final Subject AGENCY = new Subject.Organisation(AGENCY_CODE);
    static final DepartmentId HOUSING = DepartmentId.parse("housing-bureau");

    final Actor cityRegistrar = Actor.of("CityMSP", Role.REGISTRAR);
    final Actor staff = Actor.of("CityMSP", Role.CENTRE_STAFF);
    final Actor witness = Actor.of("CityMSP", Role.CENTRE_WITNESS);
    final Actor session = witness.withKey(SignatureAlgorithm.ED25519);
    final Actor secondWitness = Actor.of("CityMSP", Role.CENTRE_WITNESS);
    final Actor cityCosigner = Actor.of("CityMSP", Role.CHECKPOINT_COSIGNER, SignatureAlgorithm.ED25519);
    final Actor countyRegistrar = Actor.of("CountyMSP", Role.REGISTRAR);
    final Actor countyStaff = Actor.of("CountyMSP", Role.CENTRE_STAFF);
    final Actor countyWitness = Actor.of("CountyMSP", Role.CENTRE_WITNESS);
    final Actor regulatorRegistrar = Actor.of("RegulatorMSP", Role.REGISTRAR);
    final Actor supervisor = Actor.of("RegulatorMSP", Role.INDUSTRY_SUPERVISOR);
    final Actor office = Actor.of("RegulatorMSP", Role.SUPERVISION_OFFICE);
    final Actor discipline = Actor.of("RegulatorMSP", Role.DISCIPLINE_AUDIT);

    final InMemoryLedger ledger = new InMemoryLedger();
    private final Random random = new Random(5);

    /** Organisations, departments and keys, as registered at the start. */
    Play registered() {
        found(cityRegistrar, OrganisationKind.TRADING_CENTRE);
        found(countyRegistrar, OrganisationKind.BRANCH_CENTRE);
        found(regulatorRegistrar, OrganisationKind.SUPERVISION_OFFICE);
        accept(record(regulatorRegistrar, new Department(HOUSING, "住建局(示例)", regulatorRegistrar.organisation())));
        for (Actor actor : List.of(staff, witness, secondWitness, cityCosigner)) {
            accept(registration(cityRegistrar, actor));
        }
        for (Actor actor : List.of(countyStaff, countyWitness)) {
            accept(registration(countyRegistrar, actor));
        }
        for (Actor actor : List.of(supervisor, office, discipline)) {
            accept(registration(regulatorRegistrar, actor));
        }
        accept(delegation(witness, session));
        return this;
    }

    /** Also with the sample's lot open and its witness assigned. */
    Play assigned() {
        registered();
        accept(openProject());
        accept(openTender());
        accept(openLot(LOT));
        accept(assign(LOT));
        return this;
    }

    /** Also with the lot in this stage. */
    Play in(Stage stage) {
        assigned();
        advanceTo(stage);
        return this;
    }

    void advanceTo(Stage stage) {
        Stage from = phase();
        while (from != stage) {
            Stage next = from.next().orElseThrow();
            accept(step(from, next));
            from = next;
        }
    }

    Stage phase() {
        return Stage.valueOf(ledger.value("head/lot/" + LOT).orElseThrow().string("phase"));
    }

    void found(Actor registrar, OrganisationKind kind) {
        accept(founding(registrar, kind));
    }

    ReadableRecord founding(Actor registrar, OrganisationKind kind) {
        return record(
                registrar,
                new Organisation(
                        registrar.organisation(),
                        new Organisation.Name("示例机构", "Example organisation"),
                        kind,
                        Optional.empty(),
                        registrar.key().publicKey()));
    }

    ReadableRecord registration(Actor registrar, Actor actor) {
        return registration(registrar, actor, ledger.now(), ledger.now().plus(Duration.ofDays(365)));
    }

    ReadableRecord registration(Actor registrar, Actor actor, Instant from, Instant until) {
        return record(
                registrar,
                new KeyRegistration(
                        actor.key().publicKey(),
                        actor.holder(),
                        actor.role(),
                        from,
                        until,
                        actor.role().isOfficer()
                                ? Optional.of(new Licence(
                                        "执法-001", ledger.now(), ledger.now().plus(Duration.ofDays(30))))
                                : Optional.empty(),
                        Optional.empty()));
    }

    ReadableRecord delegation(Actor person, Actor session) {
        return delegation(person, session, Duration.ofHours(8));
    }

    ReadableRecord delegation(Actor person, Actor session, Duration life) {
        return record(
                person,
                new KeyRegistration(
                        session.key().publicKey(),
                        session.holder(),
                        session.role(),
                        ledger.now(),
                        ledger.now().plus(life),
                        Optional.empty(),
                        Optional.of(person.key().publicKey().keyId())));
    }

    ReadableRecord openProject() {
        return record(
                staff,
                new Project(
                        PROJECT,
                        "某县道路改造工程(示例)",
                        "建设工程",
                        ExplainedCode.of(TENDERER_CODE),
                        new AmountFen(380_000_000),
                        Optional.of("三重一大集体研究记录号 TEST-01")),
                draft -> draft.subject(TENDERER));
    }

    ReadableRecord openTender() {
        return record(
                staff, new Tender(TENDER, Optional.of(ExplainedCode.of(AGENCY_CODE))), draft -> draft.subject(AGENCY));
    }

    ReadableRecord openLot(LotCode lot) {
        return record(staff, Lot.plain(), draft -> draft.lot(lot));
    }

    ReadableRecord assign(LotCode lot) {
        return record(staff, new Assignment(witness.person(), 1), draft -> draft.lot(lot));
    }

    ReadableRecord step(Stage from, Stage to) {
        return record(staff, StageStep.next(from, to), draft -> draft.lot(LOT));
    }

    ReadableRecord item(Actor by, ItemCode item) {
        return item(by, item, LOT);
    }

    ReadableRecord item(Actor by, ItemCode item, LotCode lot) {
        return record(
                by,
                new Item(item, "见证事项 " + item, ItemResult.OK, Optional.empty(), List.of()),
                draft -> draft.lot(lot));
    }

    ReadableRecord record(Actor by, RecordBody body) {
        return record(by, body, UnaryOperator.identity());
    }

    ReadableRecord record(Actor by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        return draft(by, body, more).sign(by.key());
    }

    ReadableRecord.Builder draft(Actor by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        ledger.pass(Duration.ofSeconds(1));
        return more.apply(ReadableRecord.builder(body, newId(), by.organisation(), ledger.now(), Salt.random(random))
                .sample());
    }

    SealedRecord seal(Actor by, ReadableRecord content, OpeningClass openingClass) {
        ledger.pass(Duration.ofSeconds(1));
        return SealedRecord.seal(content, openingClass, newId(), ledger.now(), by.key());
    }

    ReadableRecord opening(Actor by, SealedRecord sealed, ReadableRecord content) {
        return record(by, new Opening(content), draft -> {
            content.lot().ifPresent(draft::lot);
            return draft.subjects(content.subjects()).ref(new RecordRef(sealed.id()));
        });
    }

    RecordId newId() {
        return RecordId.generate(ledger::now, random);
    }

    PublicKey publicKey(Actor actor) {
        return actor.key().publicKey();
    }

    RecordsLedger.Outcome submit(Envelope envelope) {
        return ledger.submit(envelope.organisation(), envelope.canonical());
    }

    <E extends Envelope> E accept(E envelope) {
        assertThat(submit(envelope)).as("%s", envelope).isEqualTo(RecordsLedger.Outcome.ACCEPTED);
        return envelope;
    }

    /** Submits what must be refused with this code, and leave nothing behind. */
    void refuse(String code, Envelope envelope) {
        int before = ledger.state().size();
        assertThat(submit(envelope)).as("%s", envelope).isEqualTo(RecordsLedger.Outcome.refused(code));
        assertThat(ledger.state()).hasSize(before);
        assertThat(ledger.last().writes()).isEmpty();
    }
}
