/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.Draft;
import org.jianzheng.model.sanction.HearingNotice;
import org.jianzheng.model.sanction.Relief;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.Scope;

/**
 * A light measure that a department of the county has confirmed, so that the county keeps it; and the regulator's office, which changes catalogues.
 * All of it is invented.
 */
final class KeptDecision {
    static final OrganisationId COUNTY = OrganisationId.parse("CountyMSP");
    static final OrganisationId REGULATOR = OrganisationId.parse("RegulatorMSP");
    private static final LocalDate TOLD = LocalDate.of(2026, 3, 2);
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "2026");
    private static final CatalogueVersion MEASURES = new CatalogueVersion("TEST-MEASURES", "1");
    private static final CatalogueVersion MATRIX = new CatalogueVersion("TEST-MATRIX", "1");
    private static final Subject SUBJECT = new Subject.Organisation(UnifiedCreditCode.parse("91999999B00000019A"));
    private static final DualDigest TEXT = DualDigest.of("测试(虚构)".getBytes(StandardCharsets.UTF_8));

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Function<OrganisationId, Signer> registrars;
    private final Recorder recorder;
    private final Bureau lead;
    private final Bureau office;
    private final ReadableRecord draft;

    /** Brings a record onto the ledger in the name of its organisation. */
    @FunctionalInterface
    interface Recorder {
        /** Returns when it is in a block and valid. */
        void record(ReadableRecord record) throws Exception;
    }

    private record Bureau(DepartmentId id, OrganisationId organisation, Signer head, Signer seal) {}

    /**
     * Plays everything up to the confirmation.
     *
     * @param registrars the keys of the organisations' registrars
     */
    KeptDecision(InstantSource clock, Function<OrganisationId, Signer> registrars, Recorder recorder) throws Exception {
        this.clock = clock;
        this.registrars = registrars;
        this.recorder = recorder;
        found(REGULATOR, OrganisationKind.SUPERVISION_OFFICE);
        found(COUNTY, OrganisationKind.DEPARTMENT);
        office = bureau("office", REGULATOR, Role.SUPERVISION_OFFICE);
        lead = bureau("housing", COUNTY, Role.INDUSTRY_SUPERVISOR);
        bring(DAYS, new WorkingDays(TOLD.getYear(), new TreeSet<>(), new TreeSet<>()));
        bring(MEASURES, measures());
        bring(MATRIX, new SignatureMatrix(List.of(SignatureMatrix.Row.ofCatalogueChange(office.id()))));
        draft = write(lead.organisation(), drafted(), record -> record.subject(SUBJECT), lead.head());
        recorder.record(draft);
        recorder.record(step(lead, new HearingNotice(draft.ref(), TOLD, DAYS)));
        recorder.record(step(lead, new Conclusion(draft.ref(), Conclusion.Outcome.CONFIRMED, TEXT)));
    }

    /** Somebody has the decision reviewed, which changes its head; the regulator's office records that. */
    ReadableRecord appeal(Appeal.Step step) {
        return step(office, new Appeal(draft.ref(), Appeal.Kind.REVIEW, step, TOLD, "某市人民政府(虚构)"));
    }

    /** The office decides that the decision goes on without the county. */
    ReadableRecord relief() {
        return step(office, new Relief(draft.ref(), COUNTY, "机构撤销(虚构)"), office.seal());
    }

    private ReadableRecord step(Bureau by, SanctionBody body, Signer... beside) {
        return write(by.organisation(), body, record -> record.subject(SUBJECT).ref(draft.ref()), by.head(), beside);
    }

    private Draft drafted() {
        return new Draft(
                lead.id(),
                MEASURES,
                "交通",
                "某市",
                List.of(new Action(SUBJECT, "TALK", Scope.EVERYTHING, Optional.empty(), Optional.empty())),
                TEXT,
                List.of(),
                Optional.empty(),
                Optional.of("不涉及标段"));
    }

    private static MeasureCatalogue measures() {
        LegalBasis basis = new LegalBasis("某条例(虚构)", "第六十七条", LegalBasis.Rank.ADMINISTRATIVE_REGULATION);
        return new MeasureCatalogue(
                List.of(new Measure("TALK", "约谈", Measure.Kind.INTERVIEW, basis, Optional.empty())),
                List.of("行政监督部门网站"));
    }

    private void found(OrganisationId organisation, OrganisationKind kind) throws Exception {
        Signer registrar = registrars.apply(organisation);
        recorder.record(write(
                organisation,
                new Organisation(
                        organisation,
                        new Organisation.Name("示例机构(虚构)", "Example organisation (invented)"),
                        kind,
                        Optional.empty(),
                        registrar.publicKey()),
                UnaryOperator.identity(),
                registrar));
    }

    private Bureau bureau(String name, OrganisationId organisation, Role role) throws Exception {
        Bureau bureau = new Bureau(DepartmentId.parse(name), organisation, key(), key());
        PersonRef head = PersonRef.random(random);
        register(
                organisation,
                new Department(
                        bureau.id(),
                        name + "(虚构)",
                        organisation,
                        List.of(new Department.Post(head, Department.Duty.HEAD))));
        Instant now = clock.instant();
        Licence licence = new Licence("执法-虚构", now, now.plus(Duration.ofDays(1)));
        register(organisation, registration(bureau.head(), new Holder.Person(head), role, Optional.of(licence)));
        register(
                organisation,
                registration(
                        bureau.seal(), new Holder.Department(bureau.id()), Role.DEPARTMENT_SEAL, Optional.empty()));
        return bureau;
    }

    private KeyRegistration registration(Signer key, Holder holder, Role role, Optional<Licence> licence) {
        Instant now = clock.instant();
        return new KeyRegistration(
                key.publicKey(), holder, role, now, now.plus(Duration.ofDays(1)), licence, Optional.empty());
    }

    private void register(OrganisationId organisation, RecordBody body) throws Exception {
        recorder.record(write(organisation, body, UnaryOperator.identity(), registrars.apply(organisation)));
    }

    private void bring(CatalogueVersion version, CatalogueContent content) throws Exception {
        Catalogue catalogue = new Catalogue(version, LocalDate.of(2026, 1, 1), "示例(虚构)", content);
        recorder.record(write(office.organisation(), catalogue, UnaryOperator.identity(), office.head()));
    }

    private Signer key() {
        return PrivateKeys.generate(SignatureAlgorithm.SM2, random);
    }

    private ReadableRecord write(
            OrganisationId organisation,
            RecordBody body,
            UnaryOperator<ReadableRecord.Builder> more,
            Signer by,
            Signer... beside) {
        return more.apply(ReadableRecord.builder(
                        body,
                        RecordId.generate(clock, random),
                        organisation,
                        Instant.ofEpochMilli(clock.millis()),
                        Salt.random(random)))
                .sign(by, beside);
    }
}
